/** Something that is rung and waited for; what was rung before somebody waits is not lost. */
export function createBell() {
  let rung = false;
  let wake;
  return {
    ring() {
      rung = true;
      wake?.();
      return null;
    },
    /** Whether it rings within some milliseconds. */
    async rings(patience) {
      if (!rung) {
        await new Promise((resolve) => {
          const timer = setTimeout(resolve, patience);
          wake = () => {
            clearTimeout(timer);
            resolve();
          };
        });
      }
      const answer = rung;
      rung = false;
      wake = undefined;
      return answer;
    },
  };
}

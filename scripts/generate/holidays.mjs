import announced from 'chinese-days/dist/chinese-days.json' with { type: 'json' };

/** The calendar reaches back to the first minutes that anybody is likely to have. */
const FIRST_YEAR = 2015;

/** Writes the public holidays of China as the government announced them, with the weekends worked in exchange. */
export const holidays = {
  async files() {
    const { holidays: off, workdays } = announced;
    const years = [...new Set(Object.keys(off).map((day) => Number(day.slice(0, 4))))].sort();
    const lines = years
      .filter((year) => year >= FIRST_YEAR)
      .map((year) => [year, ...runs(off, year), '/', ...days(workdays, year)].join(' '));
    const text = [
      '/** A line a year: its public holidays in China as announced (`MMdd-MMdd` and the name), behind `/` the weekend days worked in exchange. */',
      `export const holidaysOfChina = \`\n${lines.join('\n')}\n\`;\n`,
    ].join('\n');
    return [{ path: 'server/language-service/calendar/holidays-of-china.ts', text }];
  },
};

/** The days of a year as `MMdd`, in their order. */
function days(table, year) {
  return Object.keys(table)
    .filter((day) => day.startsWith(`${year}-`))
    .sort()
    .map((day) => day.slice(5).replace('-', ''));
}

/** Days off as runs with the holiday they belong to: `0101-0103元旦`. */
function runs(table, year) {
  const found = [];
  for (const day of days(table, year)) {
    const name = table[`${year}-${day.slice(0, 2)}-${day.slice(2)}`].split(',')[1];
    const last = found.at(-1);
    if (last?.name === name && follows(year, last.to, day)) last.to = day;
    else found.push({ name, from: day, to: day });
  }
  return found.map(({ name, from, to }) => `${from}-${to}${name}`);
}

function follows(year, before, after) {
  const time = (day) => Date.UTC(year, Number(day.slice(0, 2)) - 1, Number(day.slice(2)));
  return time(after) - time(before) === 86_400_000;
}

/** One fault put into sound minutes. */
export interface Damage {
  readonly name: string;
  /** The rule that has to speak. */
  readonly rule: string;
  /** The file's name where that is the fault. */
  readonly file?: string;
  damage(text: string): string;
  /** Whether the safe fixes give back the sound text, byte for byte. */
  readonly restored?: boolean;
}

/** Puts one string in the place of another, which has to be there. */
export function swap(from: string, to: string): (text: string) => string {
  return (text) => {
    if (!text.includes(from)) throw new Error(`not in the text: ${from}`);
    return text.replace(from, () => to);
  };
}

/** From a heading line to the next heading of the same or a higher level. */
export function sectionText(text: string, heading: string): string {
  const start = text.indexOf(`${heading}\n`);
  if (start < 0) throw new Error(`not in the text: ${heading}`);
  const level = /^#+/.exec(heading)![0].length;
  const next = new RegExp(`\\n(?=#{1,${level}} )`, 'g');
  next.lastIndex = start;
  const end = next.exec(text);
  return text.slice(start, end ? end.index + 1 : text.length);
}

export const TIME = '## 时间';
export const JOIN = '## 加入会议';
export const CONTENT = '## 会议内容';
export const WORK = '### 一、近期工作';
export const COMMUNITY = '### 二、开源社区活动和外部会议';
export const ARTICLES = '### 三、近期公众号文章';
export const QUESTIONS = '### 四、答疑 & 交流';
export const INNER = [WORK, COMMUNITY, ARTICLES, QUESTIONS];

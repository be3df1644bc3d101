/**
 * Whether machines are answered otherwise than people at a host, so that asking it says nothing: it has everybody log in, answers 200 for
 * what is gone, or keeps machines out. Ways into meetings are among them, since an address that lets somebody in is not for trying. `host`
 * is in lower case.
 */
export function isUnjudged(host: string): boolean {
  for (let name = host; ; ) {
    if (hosts.has(name)) return true;
    const dot = name.indexOf('.');
    if (dot < 0) return false;
    name = name.slice(dot + 1);
  }
}

/** With all hosts below them. */
const hosts: ReadonlySet<string> = new Set([
  // Articles and questions that are shown to people only
  'mp.weixin.qq.com',
  'weixin.qq.com',
  'zhihu.com',
  'weibo.com',
  'weibo.cn',
  'xiaohongshu.com',
  'douyin.com',
  'toutiao.com',
  'bilibili.com',
  'jianshu.com',
  'csdn.net',
  'linkedin.com',
  'facebook.com',
  'instagram.com',
  'twitter.com',
  'x.com',
  'quora.com',
  // Documents behind a log-in
  'docs.qq.com',
  'kdocs.cn',
  'feishu.cn',
  'larksuite.com',
  'larkoffice.com',
  'dingtalk.com',
  'alidocs.com',
  'shimo.im',
  'docs.google.com',
  'drive.google.com',
  'notion.so',
  'pan.baidu.com',
  'sharepoint.com',
  'slack.com',
  // Meetings
  'meeting.tencent.com',
  'voovmeeting.com',
  'zoom.us',
  'zoom.com.cn',
  'teams.microsoft.com',
  'teams.live.com',
  'meet.google.com',
  'webex.com',
  'meeting.huaweicloud.com',
]);

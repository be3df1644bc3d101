import { type Message, message } from '../text/message.ts';

const NAMES: Readonly<Record<string, Message>> = {
  tencent: message('Tencent Meeting'),
  feishu: message('Feishu'),
  lark: message('Lark'),
  zoom: message('Zoom'),
  teams: message('Microsoft Teams'),
  dingtalk: message('DingTalk'),
  welink: message('WeLink'),
  'google-meet': message('Google Meet'),
  meet: message('Google Meet'),
  webex: message('Webex'),
};

/** What people call a meeting service; undefined for an id that is none. */
export function nameOfProvider(id: string | undefined): Message | undefined {
  return id === undefined ? undefined : NAMES[id];
}

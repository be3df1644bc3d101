import { type Connection, type MessageType, ShowMessageNotification } from 'vscode-languageserver';

/** Shows the user words and waits for nothing. */
export function tell(connection: Connection, type: MessageType, words: string): void {
  void connection.sendNotification(ShowMessageNotification.type, { type, message: words });
}

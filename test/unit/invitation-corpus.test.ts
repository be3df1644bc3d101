import { existsSync, globSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, expect, it } from 'vitest';
import { weekdayOf } from '../../server/language-service/calendar/date.ts';
import { findDate } from '../../server/language-service/calendar/read-date.ts';
import { readMoment } from '../../server/language-service/calendar/read-moment.ts';
import { isSurely, readInvitationText } from '../../server/language-service/model/find-invitation.ts';
import { readInvitation } from '../../server/language-service/model/read-invitation.ts';
import { writeInvitation } from '../../server/language-service/model/write-invitation.ts';
import { createSourceText } from '../../server/language-service/text/source-text.ts';
import { saidBy } from '../support/invitation-samples.ts';

// Real minutes lie beside the checkout where there are any; they are not part of the project.
const corpus = new URL('../../../shared/corpus/curve/', import.meta.url);
const there = existsSync(corpus);
const files = there ? globSync('*/*/20*.md', { cwd: corpus.pathname }).sort() : [];

/** The first fence, block quote or run of lines after the heading 加入会议. */
function joinBlock(text: string): { start: number; end: number; form: 'fence' | 'quote' } | undefined {
  const heading = /^(?:#+ |\*\*).*加入会议.*$/m.exec(text);
  if (!heading) return undefined;
  const from = heading.index + heading[0].length;
  const block = /```[\s\S]*?\n```|(?:^>.*\n(?:[ \t]*\n)?)+/m.exec(text.slice(from));
  if (!block) return undefined;
  const start = from + block.index;
  return { start, end: start + block[0].length, form: block[0].startsWith('`') ? 'fence' : 'quote' };
}

describe('real minutes', () => {
  it.skipIf(!there)('show their invitations', () => {
    let invitations = 0;
    for (const file of files) {
      const text = readFileSync(new URL(file.split('/').map(encodeURIComponent).join('/'), corpus), 'utf8');
      const block = joinBlock(text);
      if (!block) continue;
      invitations++;
      const invitation = readInvitation(createSourceText(file, 1, text), block, block.form);
      expect(invitation, file).toMatchObject({
        provider: 'tencent',
        link: { wellFormed: true },
        number: { wellFormed: true },
        time: { moment: { malformed: false, start: { problems: [] }, end: { problems: [] } } },
      });
      expect(invitation?.number?.series ?? false, file).toBe(invitation?.recurrence !== undefined);
      if (invitation?.recurrence) {
        expect(invitation.recurrence.reading, file).toMatchObject({ unit: 'week', interval: 2 });
      }
      for (const { digits } of invitation?.dialIns ?? []) {
        if (digits) expect(digits, file).toBe(invitation?.number?.digits);
      }
    }
    expect(invitations).toBe(files.length - 1);
  });

  it.skipIf(!there)('keep all that their invitations say when these are written anew', () => {
    let written = 0;
    for (const file of files) {
      const text = readFileSync(new URL(file.split('/').map(encodeURIComponent).join('/'), corpus), 'utf8');
      const block = joinBlock(text);
      const source = createSourceText(file, 1, text);
      const invitation = block && readInvitation(source, block, block.form);
      if (!invitation) continue;
      written++;
      const policy = { providers: [], dialIn: true };
      for (const form of ['fence', 'quote'] as const) {
        const words = writeInvitation(source, invitation, policy, form);
        expect(saidBy(readInvitationText(words)), file).toEqual(saidBy(invitation));
      }
      // As if somebody pasted the raw words.
      const raw = writeInvitation(source, invitation, policy).split('\n').slice(1, -1).join('\n');
      const pasted = readInvitationText(raw);
      expect(saidBy(pasted), file).toEqual(saidBy(invitation));
      expect(pasted && isSurely(raw, pasted), file).toBe(true);
    }
    expect(written).toBe(files.length - 1);
  });

  it.skipIf(!there)('show the day of their file name in the line under 时间', () => {
    for (const file of files) {
      const text = readFileSync(new URL(file.split('/').map(encodeURIComponent).join('/'), corpus), 'utf8');
      const heading = /^(?:#+ |\*\*)\**时间.*\n+/m.exec(text);
      const moment = heading && readMoment(text, heading.index + heading[0].length);
      if (!moment) continue;
      const day = findDate(basename(file));
      expect(moment.date?.date, file).toEqual(day?.date);
      expect(day && weekdayOf(day.date), file).toBe(4);
      expect(moment.end, file).toBeDefined();
    }
  });
});

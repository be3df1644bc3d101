import { describe, expect, it } from 'vitest';
import { scanMeeting } from '../../../server/language-service/model/scan/scan-meeting.ts';
import { curve } from '../../../server/language-service/profiles/curve.ts';
import { createSourceText } from '../../../server/language-service/text/source-text.ts';
import { createMeetingIndex } from '../../../server/language-service/workspace/series/create-meeting-index.ts';
import { findSymbols } from '../../../server/language-service/workspace/series/find-symbols.ts';
import { searchMeetings } from '../../../server/language-service/workspace/series/search.ts';
import { minutesOn, SERIES } from '../../support/series.ts';

const indexOf = (days: Readonly<Record<string, readonly string[]>>) => {
  const index = createMeetingIndex();
  for (const [day, lines] of Object.entries(days)) {
    const uri = `${SERIES}${day}.md`;
    const source = createSourceText(uri, 1, minutesOn(day, lines));
    index.put({ uri, series: SERIES, profile: curve, ...scanMeeting(source, curve) });
  }
  return index;
};

describe('a search in all meetings', () => {
  const index = indexOf({
    '2023-08-10': ['- RDMA 测试完成', '- 卷的 Snapshot 清理 #12', '#### 块存储'],
    '2023-08-24': [
      '- **ＲＤＭＡ** 环境',
      '- 说明文档 [设计](https://github.com/opencurve/curve/pull/12/files)',
    ],
    '2023-09-07': ['- brdma 的测试', '- 测试 RDMA 的延迟', '- 无关'],
  });
  const search = (words: string, limit = 10) => {
    const { hits, more } = searchMeetings(index, words, limit);
    const shown = hits.map((hit) => `${hit.meeting.uri.slice(SERIES.length, -3)}:${hit.line} ${hit.words}`);
    return more ? [...shown, '…'] : shown;
  };

  it('finds lines with all words, whatever their case, width and order', () => {
    expect(search('rdma')).toEqual([
      '2023-09-07:10 测试 RDMA 的延迟',
      '2023-08-24:8 RDMA 环境'.replace('RDMA', 'ＲＤＭＡ'),
      '2023-08-10:8 RDMA 测试完成',
      '2023-09-07:8 brdma 的测试',
    ]);
    expect(search(' 测试\tRdma ')).toEqual([
      '2023-09-07:10 测试 RDMA 的延迟',
      '2023-08-10:8 RDMA 测试完成',
      '2023-09-07:8 brdma 的测试',
    ]);
    expect(search('rdma 测试完')).toEqual(['2023-08-10:8 RDMA 测试完成']);
    expect(search('不存在')).toEqual([]);
    expect(search('  ')).toEqual([]);
  });

  it('says whether there is more', () => {
    expect(search('rdma', 2)).toEqual(['2023-09-07:10 测试 RDMA 的延迟', '2023-08-24:8 ＲＤＭＡ 环境', '…']);
    expect(search('rdma', 4).at(-1)).not.toBe('…');
  });

  it('finds a number or a URL in every spelling, with other words besides', () => {
    const both = ['2023-08-24:10 说明文档 设计', '2023-08-10:10 卷的 Snapshot 清理 #12'];
    expect(search('#12').toSorted()).toEqual(both.toSorted());
    expect(search('https://github.com/opencurve/curve/issues/12')).toEqual(both);
    expect(search('#12 清理')).toEqual([both[1]]);
    expect(search('#1')).toEqual([both[1]]);
  });

  it('finds headings of topics, and knows the section', () => {
    expect(search('块存')).toEqual(['2023-08-10:12 块存储']);
    expect(searchMeetings(index, '环境', 5).hits[0]?.section?.words).toBe('近期工作');
  });

  it('leaves old meetings alone where very many lines have the words', () => {
    const many = indexOf(
      Object.fromEntries(
        Array.from({ length: 28 }, (_, day) => [
          `2023-02-${String(day + 1).padStart(2, '0')}`,
          ['- 甲乙', '- 丙乙'],
        ]),
      ),
    );
    const { hits, more } = searchMeetings(many, '乙', 2);
    expect(hits.map(({ meeting, line }) => `${meeting.summary.date?.day}:${line}`)).toEqual([
      '28:8',
      '28:10',
    ]);
    expect(more).toBe(true);
  });
});

describe('the symbols of all meetings', () => {
  const index = indexOf({
    '2023-08-10': ['#### 块存储', '- 甲', '### 四、答疑 & 交流', '- Q1：缓存何时可用？\n  九月。'],
    '2023-08-24': ['#### Curve块存储 性能', '#### RDMA', '#### 文件系统'],
  });
  const find = (words: string, limit = 20) =>
    findSymbols(index, words, limit).map(
      ({ kind, words: name, meeting, line }) => `${kind} ${name} ${meeting.summary.date?.day}:${line}`,
    );

  it('are meetings by day and title, sections, topics and questions', () => {
    expect(find('2023-08-24')).toEqual(['meeting 2023-08-24 Curve 双周会 24:0']);
    expect(find('0810')).toEqual(['meeting 2023-08-10 Curve 双周会 10:0']);
    expect(find('时间')).toEqual(['section 时间 24:0', 'section 时间 10:0']);
    expect(find('缓存')).toEqual(['question 缓存何时可用？ 10:14']);
  });

  it('are found by words, by their characters in order, by pinyin and by initials', () => {
    expect(find('块存储')).toEqual(['topic 块存储 10:8', 'topic Curve块存储 性能 24:8']);
    expect(find('kuaicun')[0]).toBe('topic 块存储 10:8');
    expect(find('kcc')).toEqual(['topic 块存储 10:8', 'topic Curve块存储 性能 24:8']);
    expect(find('wjxt')).toEqual(['topic 文件系统 24:12']);
    expect(find('ｒｄ ma')[0]).toBe('topic RDMA 24:10');
    expect(find('rma')[0]).toBe('topic RDMA 24:10');
    expect(find('zzz')).toEqual([]);
  });

  it('are the latest meetings where nothing is asked for, and never more than wanted', () => {
    expect(find('', 1)).toEqual(['meeting 2023-08-24 Curve 双周会 24:0']);
    expect(find('时', 1)).toEqual(['section 时间 24:0']);
  });

  it('follow the index', () => {
    const changing = indexOf({ '2023-08-10': ['#### 部署'] });
    const topics = () => findSymbols(changing, '部署', 5).map(({ line }) => line);
    expect(topics()).toEqual([8]);
    const [meeting] = changing.meetings;
    changing.put({ ...meeting!, summary: { ...meeting!.summary, sections: [] } });
    expect(topics()).toEqual([]);
  });
});

import { pageMark, pageRules, pagesMark } from './print-rules';

const edges = {
  title: 'Plan "A" \\ B\nC',
  place: 'Morocco',
  numbered: `Page ${pageMark} of ${pagesMark}`,
  isRightToLeft: false,
  family: 'serif',
};

describe('the rules of the printed page', () => {
  it('number it, of how many, in the words of the language', () => {
    expect(pageRules(edges)).toContain('@bottom-right { content: "Page " counter(page) " of " counter(pages);');
    expect(pageRules({ ...edges, numbered: `第${pageMark}页，共${pagesMark}页` })).toContain(
      'content: "第" counter(page) "页，共" counter(pages) "页";',
    );
  });

  it('change sides where the language runs right to left', () => {
    const rules = pageRules({ ...edges, isRightToLeft: true });
    expect(rules).toContain('@bottom-left { content: "Page "');
    expect(rules).toContain('@top-right { content: "Plan');
  });

  it('hold a title of any kind as a text', () => {
    expect(pageRules(edges)).toContain(String.raw`content: "Plan \"A\" \\ B C";`);
  });

  it('leave the first page as it is, where it is a cover', () => {
    expect(pageRules(edges)).toMatch(/@page :first \{ @top-left \{ content: none \}/);
    expect(pageRules({ ...edges, isOnFirst: true })).not.toContain(':first');
  });
});

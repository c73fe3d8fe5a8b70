import { mergeLines, settled } from './update-merge';
import { opened } from './update-lines';

const adopted = { ...opened, level: 'adopted' };
const drafted = { ...opened, level: 'drafted' };
const none = { ...opened, level: 'none' };

describe('two editors of one draft', () => {
  it('each keep what only they touched', () => {
    const merge = mergeLines({ plan: none, team: none }, { plan: adopted, team: none }, { plan: none, team: drafted });
    expect(merge).toEqual({ lines: { plan: adopted, team: drafted }, clashes: [] });
  });

  it('clash where both touched the same line differently, and lose nothing', () => {
    const merge = mergeLines({ plan: none }, { plan: adopted }, { plan: drafted });
    expect(merge.clashes).toEqual([{ indicator: 'plan', mine: adopted, theirs: drafted }]);
    expect(merge.lines).toEqual({ plan: adopted });
  });

  it('do not clash where both came to the same', () => {
    expect(mergeLines({ plan: none }, { plan: adopted }, { plan: { ...adopted } }).clashes).toEqual([]);
  });

  it('clash where one took the line out and the other changed it', () => {
    const merge = mergeLines({ plan: none }, {}, { plan: drafted });
    expect(merge.clashes).toEqual([{ indicator: 'plan', mine: undefined, theirs: drafted }]);
    const [clash] = merge.clashes;
    if (!clash) throw new Error('no clash');
    expect(settled(merge.lines, clash, 'theirs')).toEqual({ plan: drafted });
    expect(settled(merge.lines, clash, 'mine')).toEqual({});
  });

  it('agree on a line that one took out and nobody else touched', () => {
    expect(mergeLines({ plan: none, team: none }, { team: none }, { plan: none, team: none })).toEqual({
      lines: { team: none },
      clashes: [],
    });
  });

  it('keep a line that is not whole yet, which the server has never seen', () => {
    expect(mergeLines({}, { plan: opened }, { team: none }).lines).toEqual({ plan: opened, team: none });
  });
});

import { expect, it } from 'vitest';
import { findDelimiter } from './delimiter.js';

it.each([
  [',', ['a,b,c', '1,2,x', '3,4,y']],
  [';', ['a;b;c', '1,5;2,5;x', '3,5;4,5;y']],
  [';', ['1,5;2,5;x', '3,5;4,5;y']],
  [';', ['1;2;a,b', '1;2;c,d']],
  [',', ['1,2,a;b', '1,2,c;d']],
  ['\t', ['a, b\tc', '1\tx', '2\ty']],
  [
    '\t',
    [
      'a\tb\tc',
      '\t1\tx',
      '\t2\ty',
      '\t3\tx',
      '\t4\ty',
      '\t5\tx',
      '\t6\ty',
      '\t7\tx',
      '\t8\ty',
      '\t9\tx',
      '\t0\ty',
    ],
  ],
  [' ', ['18.0   8   307.0      130.0\t"a car"', '15.0   8   350.0      165.0\t"b car"']],
  ['|', ['1|2|x', '3|4|y']],
  [' ', ['   5.1  3 a', '   4.2 10 b']],
  [' ', ['5,39 3,43 alpha', '4,67 3,01 alpha']],
  [',', ['sepal length,species', '5.1,Iris setosa', '4.9,Iris setosa']],
  [',', ['1,"a;b;c;d"', '2,"a;b;c;d"']],
  [',', ['1,2,3', '4,5,6', '7,8,9,10']],
  [null, ['a', 'x', 'y']],
  [null, ['one two', 'x', 'three words here']],
])('finds %j', (delimiter, lines) => {
  expect(findDelimiter(lines)).toBe(delimiter);
});

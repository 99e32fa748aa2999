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
  // As many cells and numbers as with a comma.
  [' ', ['0,5 a', '1,25 b', '0,75 a', '3,1 b', '2,3 a', '1,7 b']],
  [',', ['0,5 a', '1,5 b', '2,5 a', '3,5 b', '4,5 a']],
  [',', ['7,2 doors', '8,4 doors', '5,4 doors', '6,2 doors', '9,5 doors']],
  ...[';', '\t', '|'].flatMap((mark): [string, string[]][] => [
    [mark, [`0,5${mark}a`, `1,5${mark}b`, `2,25${mark}a`]],
    [mark, [`a${mark}0,5`, `b${mark}1,5`]],
    [mark, [`x${mark}y`, `0,5${mark}a`, `-1,5e3${mark}b`]],
    [',', [`1,a${mark}x`, `2,b${mark}y`]],
    [',', [`1,2,5${mark}a`, `3,4,6${mark}b`]],
    [',', [`0,5${mark}a`, `1,b${mark}c`]],
  ]),
  ...[';', '\t', '|'].flatMap((mark): [string, string[]][] => [
    [mark, [`size, in mm${mark}kind`, `0,5${mark}a`, `1,5${mark}b`]],
    [mark, [`0,5${mark}one${mark}a`, `1,5${mark}two${mark}b`]],
    [mark, [`0,5 ${mark} a`, `?${mark}b`]],
  ]),
  [null, ['a', 'x', 'y']],
  [null, ['one two', 'x', 'three words here']],
])('finds %j', (delimiter, lines) => {
  expect(findDelimiter(lines)).toBe(delimiter);
});

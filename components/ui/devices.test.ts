import { expect, it } from 'vitest';
import { deviceOf } from './devices.ts';

const ANDROID =
  'Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36';

it.each([
  [ANDROID, ['Chrome', 'Android'], true],
  [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 Version/19.0 Mobile/15E148 Safari/604.1',
    ['Safari', 'iPhone'],
    true,
  ],
  [
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/140.0.0.0 Safari/537.36 Edg/140.0',
    ['Edge', 'Windows'],
    false,
  ],
  ['Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', ['Firefox', 'Linux'], false],
  [
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 15_0) AppleWebKit/605.1.15 Version/19.0 Safari/605.1.15',
    ['Safari', 'macOS'],
    false,
  ],
  ['curl/8.9', [null, null], false],
  [null, [null, null], false],
])('calls %j by the name its owner knows', (agent, [browser, system], isPhone) => {
  expect(deviceOf(agent)).toEqual({ browser, system, isPhone });
});

import { BASE } from './style/base.ts';
import { CONTENT } from './style/content.ts';
import { CONTROLS } from './style/controls.ts';
import { LAYOUT } from './style/layout.ts';
import { ORDER } from './style/order.ts';
import { TOKENS } from './style/tokens.ts';

/** The style sheet of every page and widget: nothing in it loads anything. */
export const STYLE = [TOKENS, BASE, LAYOUT, CONTROLS, CONTENT, ORDER].join('\n').replace(/\n\s*/g, '\n').trimStart();

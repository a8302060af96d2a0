import type { Bundle, PhoneOptions } from '../types';
import { BASE_SHEET } from './base-sheet';

const DARK_QUERY = /\(\s*prefers-color-scheme\s*:\s*(dark|light)\s*\)/gi;

/** What they need of their phone. */
export interface StyleSheetsPorts {
  readonly bundle: Bundle;
  readonly options: Pick<PhoneOptions, 'theme'>;
}

/** The mini-program's converted WXSS in the window. */
export class StyleSheets {
  private readonly element = document.createElement('style');

  constructor(private readonly phone: StyleSheetsPorts) {
    const base = document.createElement('style');
    base.textContent = BASE_SHEET;
    document.head.append(base, this.element);
    this.apply();
  }

  /** The phone's theme is not the browser's: its media queries are answered here. */
  apply(): void {
    const { bundle, options } = this.phone;
    const { app, ...others } = bundle.styles;
    const theme = bundle.app.darkmode ? options.theme : 'light';
    this.element.textContent = [app, ...Object.values(others)]
      .map((style) => style?.css ?? '')
      .join('\n')
      .replace(DARK_QUERY, (_, wanted: string) =>
        wanted.toLowerCase() === theme ? '(min-width: 0px)' : '(max-width: 0px)',
      );
    document.documentElement.dataset.theme = options.theme;
  }
}

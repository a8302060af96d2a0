import { Component, type PropsWithChildren, type ReactNode } from 'react';
import { noteMishap } from '../../../memory/mishaps';

export interface BoundaryProps {
  /**
   * What is drawn in the place of children that threw while they were drawn.
   *
   * @param again - draws the children anew, which start from nothing
   */
  readonly fallback: (again: () => void) => ReactNode;
}

/**
 * Keeps an error of what it encloses from killing the page: left alone, Taro takes out the whole page
 * once a part of it has thrown, and leaves a picture of it that answers to nothing. The error goes
 * into the report of the call.
 *
 * @example `<Boundary fallback={(again) => <Failed onAgain={again} />}><Page /></Boundary>`
 */
export class Boundary extends Component<
  PropsWithChildren<BoundaryProps>,
  { readonly failed: boolean }
> {
  override state = { failed: false };

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }

  override componentDidCatch(error: unknown): void {
    noteMishap('error while drawing', error);
  }

  override render(): ReactNode {
    const { children, fallback } = this.props;
    return this.state.failed ? fallback(() => this.setState({ failed: false })) : children;
  }
}

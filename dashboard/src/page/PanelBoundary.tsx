import { Component, type ReactNode } from 'react';
import { ErrorNotice } from '../design/Notice';

interface PanelBoundaryProps {
  /** A change of it gives the panel a new chance. */
  subject: string;
  children: ReactNode;
}

/** One failed panel never blanks the page. */
export class PanelBoundary extends Component<PanelBoundaryProps, { error: unknown }> {
  override state: { error: unknown } = { error: undefined };

  static getDerivedStateFromError(error: unknown) {
    return { error };
  }

  override componentDidUpdate(before: PanelBoundaryProps) {
    if (before.subject !== this.props.subject) this.#forgive();
  }

  #forgive = () => {
    if (this.state.error !== undefined) this.setState({ error: undefined });
  };

  override render() {
    const { error } = this.state;
    return error === undefined ? this.props.children : <ErrorNotice error={error} onRetry={this.#forgive} />;
  }
}

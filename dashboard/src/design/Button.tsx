import type { ButtonHTMLAttributes } from 'react';
import styles from './controls.module.css';

/** A quiet button; `primary` for the one thing a panel wants. */
export function Button({
  primary = false,
  ...rest
}: ButtonHTMLAttributes<HTMLButtonElement> & { primary?: boolean }) {
  return <button type="button" className={primary ? styles.primary : styles.button} {...rest} />;
}

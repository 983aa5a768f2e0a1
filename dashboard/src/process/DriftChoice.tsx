import { getRouteApi, Link } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { Button } from '../design/Button';
import controls from '../design/controls.module.css';
import { text } from '../page/search';
import styles from './View.module.css';

const route = getRouteApi('/processes/$name');

/** Two periods, or two values of an attribute. */
export function DriftChoice() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const [by, setBy] = useState(search.by ?? '');
  const [left, setLeft] = useState(search.left ?? '');
  const [right, setRight] = useState(search.right ?? '');
  const compare = (event: FormEvent) => {
    event.preventDefault();
    const sides = { by: text(by), left: text(left), right: text(right) };
    void navigate({ search: (before) => ({ ...before, ...sides }) });
  };
  return (
    <form className={styles.form} onSubmit={compare}>
      <Input label="By attribute" value={by} placeholder="model" onChange={setBy} />
      <Input label="A is" value={left} placeholder="m-1" onChange={setLeft} />
      <Input label="B is" value={right} placeholder="m-2" onChange={setRight} />
      <Button type="submit">Compare</Button>
      {search.by !== undefined && (
        <Link
          from="/processes/$name"
          to="/processes/$name"
          search={(before) => ({ ...before, by: undefined, left: undefined, right: undefined })}
        >
          Compare periods instead
        </Link>
      )}
    </form>
  );
}

interface InputProps {
  label: string;
  value: string;
  placeholder: string;
  onChange: (value: string) => void;
}

function Input({ label, value, placeholder, onChange }: InputProps) {
  return (
    <label className={styles.field}>
      {label}
      <input
        className={controls.input}
        value={value}
        placeholder={placeholder}
        onChange={({ target }) => onChange(target.value)}
      />
    </label>
  );
}

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { change } from '../api/client';
import { apiPaths } from '../api/paths';
import type { FieldRole, FieldRoles, ProcessFields } from '../api/processes';
import { Button } from '../design/Button';
import controls from '../design/controls.module.css';
import { ErrorNotice } from '../design/Notice';
import { type FieldRow, rowsOf, toFields } from './fieldRows';
import styles from './View.module.css';

const ROLES: readonly FieldRole[] = ['id', 'passed', 'score', 'rank', 'reason', 'rules'];

/** One line for each observation, one column for each role. */
export function FieldsForm({ name, fields }: { name: string; fields: ProcessFields }) {
  const [rows, setRows] = useState(() => rowsOf(fields.fields));
  const { mutate, isPending, isSuccess, error } = useSaving(name);
  const put = (place: number, row: FieldRow) => setRows(rows.map((each, at) => (at === place ? row : each)));
  const save = (event: FormEvent) => {
    event.preventDefault();
    mutate(toFields(rows), { onSuccess: ({ fields: kept }) => setRows(rowsOf(kept)) });
  };
  return (
    <form className={styles.section} onSubmit={save}>
      <div className={styles.scroller}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">Observation</th>
              {ROLES.map((role) => (
                <th key={role} scope="col">
                  {role}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, place) => (
              // Rows are told apart by their place: their names are being typed.
              // oxlint-disable-next-line react/no-array-index-key
              <RowInputs key={place} row={row} onChange={(next) => put(place, next)} />
            ))}
          </tbody>
        </table>
      </div>
      <div className={styles.form}>
        <Button type="submit" disabled={isPending}>
          Save
        </Button>
        <p role="status" className={styles.quiet}>
          {isPending ? 'Saving' : isSuccess ? 'Saved; answers use it from now on' : ''}
        </p>
      </div>
      {error !== null && <ErrorNotice error={error} />}
    </form>
  );
}

function useSaving(name: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (fields: FieldRoles) =>
      change<ProcessFields>('PUT', apiPaths.process(name, 'fields', {}), { fields }),
    onSuccess: () =>
      void client.invalidateQueries({
        predicate: ({ queryKey: [what] }) => what === 'process' || what === 'journey' || what === 'funnel',
      }),
  });
}

function RowInputs({ row, onChange }: { row: FieldRow; onChange: (row: FieldRow) => void }) {
  const what = row.observation === '' ? 'a new observation' : row.observation;
  return (
    <tr>
      <th scope="row">
        <input
          className={controls.input}
          aria-label="Observation"
          placeholder="its name"
          value={row.observation}
          onChange={({ target }) => onChange({ ...row, observation: target.value })}
        />
      </th>
      {ROLES.map((role) => (
        <td key={role}>
          <input
            className={controls.input}
            aria-label={`Field for ${role} of ${what}`}
            value={row.paths[role] ?? ''}
            onChange={({ target }) => onChange({ ...row, paths: { ...row.paths, [role]: target.value } })}
          />
        </td>
      ))}
    </tr>
  );
}

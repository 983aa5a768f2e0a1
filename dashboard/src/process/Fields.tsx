import { getRouteApi } from '@tanstack/react-router';
import type { ProcessFields } from '../api/processes';
import { Answered } from '../design/Answered';
import { FieldsForm } from './FieldsForm';
import { useProcess } from './useProcess';
import styles from './View.module.css';

const route = getRouteApi('/processes/$name');

/** Which fields mean what, where the data does not say: corrections by a person, kept on the server. */
export function Fields() {
  const { name } = route.useParams();
  const query = useProcess<ProcessFields>('fields');
  return (
    <div className={styles.view}>
      <p className={styles.sentence}>
        Candidates are told by the roles that their observation declares. Where it declares none, fields with
        usual names (<code>qualified</code>, <code>score</code>, <code>rank</code>, <code>reason</code>) are
        recognised and said to be inferred. What is corrected here holds for every flow of the process, the
        past ones too.
      </p>
      <Answered query={query} waiting="Loading the corrections">
        {(fields) => <FieldsForm name={name} fields={fields} />}
      </Answered>
    </div>
  );
}

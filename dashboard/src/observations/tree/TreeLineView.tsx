import { count as format, counted } from '../../design/format';
import type { TreeEntry } from './entry';
import { isExpandable } from './entry';
import type { TreeLine } from './lines';
import styles from './Tree.module.css';

interface TreeLineViewProps {
  line: TreeLine;
  place: number;
  top: number;
  active: boolean;
  hit: boolean;
}

export function TreeLineView({
  line: { entry, expanded, position, siblings },
  place,
  top,
  active,
  hit,
}: TreeLineViewProps) {
  const expandable = isExpandable(entry);
  return (
    <div
      role="treeitem"
      aria-level={entry.level}
      aria-expanded={expandable ? expanded : undefined}
      aria-posinset={position}
      aria-setsize={siblings}
      aria-selected={hit}
      tabIndex={active ? 0 : -1}
      data-place={place}
      className={styles.line}
      style={{
        transform: `translateY(${top}px)`,
        paddingInlineStart: `${(entry.level - 1) * 1.125 + 0.5}rem`,
      }}
    >
      <span className={styles.twist} aria-hidden="true">
        {expandable ? (expanded ? '▾' : '▸') : ''}
      </span>
      {entry.kind === 'range' ? <Range entry={entry} /> : <Value entry={entry} expanded={expanded} />}
    </div>
  );
}

function Range({ entry: { from, to } }: { entry: Extract<TreeEntry, { kind: 'range' }> }) {
  return (
    <span className={styles.quiet}>
      [{format(from)} … {format(to - 1)}]
    </span>
  );
}

interface ValueProps {
  entry: Extract<TreeEntry, { kind: 'node' }>;
  expanded: boolean;
}

function Value({ entry: { node, level }, expanded }: ValueProps) {
  const { key, index, kind, text, count } = node;
  return (
    <>
      {key !== null && <span className={styles.key}>{key}: </span>}
      {key === null && level > 1 && <span className={styles.quiet}>{format(index)}: </span>}
      {kind === 'object' && <span className={styles.quiet}>{`{ ${counted(count, 'member')} }`}</span>}
      {kind === 'array' && <span className={styles.quiet}>{`[ ${counted(count, 'item')} ]`}</span>}
      {count > 0 && !expanded && (
        <span className={styles.preview} aria-hidden="true">
          {text.replace(/\s+/g, ' ')}
        </span>
      )}
      {kind !== 'object' && kind !== 'array' && (
        <span className={styles.scalar} data-kind={kind} title={text.length > 60 ? text : undefined}>
          {text}
        </span>
      )}
    </>
  );
}

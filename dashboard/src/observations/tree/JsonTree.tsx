import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { Skeleton } from '../../design/Skeleton';
import { FaultNotice } from '../notice/FaultNotice';
import type { Align } from '../virtual/placing';
import { scrollToRow } from '../virtual/scrollToRow';
import { useFixedRows } from '../virtual/useFixedRows';
import type { ObservationSource } from '../worker/methods';
import type { TreeHit } from './node';
import { TreeLineView } from './TreeLineView';
import { useTree } from './useTree';
import { useTreeNavigation } from './useTreeNavigation';
import styles from './Tree.module.css';

const LINE_HEIGHT = 24;

interface JsonTreeProps {
  source: ObservationSource;
  label: string;
  /** First byte of the value to show; the whole document without it. */
  root?: number;
  /** The hit to open and mark. */
  hit?: TreeHit | undefined;
  /** As high as its lines, up to a limit. */
  compact?: boolean;
}

/** A document as a tree of which only the lines on screen exist, read piece by piece by the worker. */
export function JsonTree({ source, label, root, hit, compact = false }: JsonTreeProps) {
  const [store, fault] = useTree(source, root);
  const lines = useSyncExternalStore(store.subscribe, store.lines);
  const scroller = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState(0);
  const { places } = useFixedRows({ count: lines.length, height: LINE_HEIGHT, scroller });

  // The line to bring into view, once the lines that stand before it have come.
  const [sought, setSought] = useState<{ place: number; align: Align }>();

  useEffect(() => {
    if (sought !== undefined)
      scrollToRow(scroller.current, sought.place, sought.align, { height: LINE_HEIGHT });
  }, [sought]);

  const show = useCallback((place: number, align: Align) => {
    setActive(place);
    setSought({ place, align });
  }, []);

  useEffect(() => {
    if (hit === undefined || hit.index < 0) return;
    void store.reveal(hit).then((place) => place >= 0 && show(place, 'center'));
  }, [store, hit, show]);

  const handlers = useTreeNavigation({
    store,
    lines,
    scroller,
    active,
    lineHeight: LINE_HEIGHT,
    onActive: setActive,
    show: (place) => show(place, 'auto'),
  });

  if (fault !== undefined) return <FaultNotice fault={fault} dataUrl={source.dataUrl} />;
  if (lines.length === 0) return <Skeleton rows={4} label="Reading the document" />;
  return (
    <div ref={scroller} className={compact ? styles.compact : styles.scroller}>
      <div
        role="tree"
        aria-label={label}
        tabIndex={-1}
        className={styles.lines}
        style={{ blockSize: lines.length * LINE_HEIGHT }}
        {...handlers}
      >
        {places.map((place) => {
          const line = lines[place];
          return (
            line && (
              <TreeLineView
                key={line.entry.id}
                line={line}
                place={place}
                top={place * LINE_HEIGHT}
                active={place === active}
                hit={
                  hit !== undefined &&
                  line.entry.kind === 'node' &&
                  line.entry.node.start === hit.node &&
                  hit.index >= 0
                }
              />
            )
          );
        })}
      </div>
    </div>
  );
}

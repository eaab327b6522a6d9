import type { PieceFilter, WaitKind } from '../../app/reads.ts'

interface Asked {
  readonly text: string
  readonly values: unknown[]
}

/** Pieces as they are now: finished, then changed. */
const piecesNow = `
SELECT p.id, p.order_id AS "orderId", p.owner_id AS "ownerId", p.workshop_id AS "workshopId", p.serial, o.design, p.title, p.photos,
  p.happened_at AS "finishedAt", coalesce(c.quantity, p.quantity) AS quantity,
  coalesce(c.gross, p.gross_micrograms)::float8 AS "grossMicrograms", coalesce(c.net, p.net_micrograms)::float8 AS "netMicrograms",
  CASE WHEN c.scrapped THEN 'scrapped' WHEN c.bench = 'to-bench' THEN 'in-rework' ELSE 'finished' END AS status,
  coalesce(c.hallmark, p.hallmark) AS hallmark
FROM piece p
JOIN production_order o ON o.id = p.order_id
LEFT JOIN LATERAL (
  SELECT (array_agg(x.quantity ORDER BY x.line DESC) FILTER (WHERE x.quantity IS NOT NULL))[1] AS quantity,
    (array_agg(x.gross_micrograms ORDER BY x.line DESC) FILTER (WHERE x.gross_micrograms IS NOT NULL))[1] AS gross,
    (array_agg(x.net_micrograms ORDER BY x.line DESC) FILTER (WHERE x.net_micrograms IS NOT NULL))[1] AS net,
    bool_or(x.kind = 'scrapped') AS scrapped,
    (array_agg(x.kind ORDER BY x.line DESC) FILTER (WHERE x.kind IN ('to-bench', 'from-bench')))[1] AS bench,
    (array_agg(x.kind ORDER BY x.line DESC) FILTER (WHERE x.kind IN ('marked', 'refused')))[1] AS hallmark
  FROM piece_change x WHERE x.piece_id = p.id
) c ON true
WHERE (p.owner_id = $1 OR p.workshop_id = $1)`

export const piecesOf = (
  organisationId: string,
  { orderId, status, hallmark }: PieceFilter,
  after: string | undefined,
  limit: number,
): Asked => ({
  text: `SELECT * FROM (${piecesNow} AND ($2::uuid IS NULL OR p.order_id = $2) AND ($3::uuid IS NULL OR p.id > $3)) x
    WHERE ($4::text IS NULL OR x.status = $4)
      AND ($5::text IS NULL OR CASE WHEN $5 = 'none' THEN x.hallmark IS NULL ELSE x.hallmark = $5 END)
    ORDER BY x.id LIMIT $6`,
  values: [organisationId, orderId ?? null, after ?? null, status ?? null, hallmark ?? null, limit],
})

/** Who waits for whom: steps of orders that are not over, and material on its way either way. */
const waitsNow = `
SELECT CASE s.step->>'status' WHEN 'blocked' THEN 'step-blocked' ELSE 'step-handed-on' END AS kind,
  o.id || ':' || (s.place - 1) AS key, o.id AS "orderId", o.design, (s.place - 1)::int AS "stepIndex", s.step->>'step' AS step,
  s.step->>'reason' AS reason, NULL::uuid AS id, NULL AS material, NULL::float8 AS "grossMicrograms",
  o.workshop_id AS "whoWaits", s.step->>'handedOnTo' AS "forWhom",
  (SELECT max(h.happened_at) FROM order_step h WHERE h.order_id = o.id AND h.step_index = s.place - 1) AS since
FROM production_order o, jsonb_array_elements(o.plan) WITH ORDINALITY AS s (step, place)
WHERE (o.owner_id = $1 OR o.workshop_id = $1) AND o.status IN ('open', 'held-open') AND s.step->>'status' IN ('blocked', 'handed-on')
UNION ALL
SELECT 'hand-over', h.id::text, h.order_id, o.design, NULL, NULL, NULL, h.id, h.material, h.gross_micrograms::float8,
  h.owner_id, h.workshop_id, h.happened_at
FROM incoming_hand_over h LEFT JOIN production_order o ON o.id = h.order_id AND o.owner_id = h.owner_id AND o.workshop_id = h.workshop_id
WHERE (h.owner_id = $1 OR h.workshop_id = $1)
  AND NOT EXISTS (SELECT 1 FROM order_input i WHERE i.id = h.id)
  AND NOT EXISTS (SELECT 1 FROM order_return r WHERE r.hand_over_id = h.id)
UNION ALL
SELECT 'return', r.id::text, r.order_id, o.design, NULL, NULL, r.reason, r.id, r.material, r.gross_micrograms::float8,
  r.workshop_id, r.owner_id, r.happened_at
FROM order_return r LEFT JOIN production_order o ON o.id = r.order_id AND o.owner_id = r.owner_id AND o.workshop_id = r.workshop_id
WHERE (r.owner_id = $1 OR r.workshop_id = $1) AND NOT EXISTS (SELECT 1 FROM taken_back t WHERE t.id = r.id)`

export const waitsOf = (
  organisationId: string,
  kind: WaitKind | undefined,
  after: { readonly since: string; readonly key: string } | undefined,
  limit: number,
): Asked => ({
  text: `SELECT * FROM (${waitsNow}) w
    WHERE ($2::text IS NULL OR w.kind = $2) AND ($3::timestamptz IS NULL OR (w.since, w.key) > ($3, $4))
    ORDER BY w.since, w.key LIMIT $5`,
  values: [organisationId, kind ?? null, after?.since ?? null, after?.key ?? null, limit],
})

/** The figures of an organisation in one row. */
export const dashboardOf = (organisationId: string, today: string, inSevenDays: string): Asked => ({
  text: `WITH mine AS (SELECT * FROM production_order o WHERE o.owner_id = $1 OR o.workshop_id = $1),
    going AS (SELECT * FROM mine WHERE status IN ('open', 'held-open')),
    charged AS (SELECT i.gross_micrograms AS gross, i.fine FROM order_input i JOIN going g ON g.id = i.order_id
                WHERE i.material IN ('silver', 'copper', 'solder', 'niello')),
    back AS (SELECT r.gross_micrograms - r.foreign_micrograms AS gross, r.fine FROM order_return r JOIN going g ON g.id = r.order_id
             WHERE r.hand_over_id IS NULL AND r.material IN ('silver', 'copper', 'solder', 'niello')),
    waiting AS (SELECT kind FROM (${waitsNow}) w)
    SELECT
      (SELECT coalesce(json_object_agg(status, n), '{}') FROM (SELECT status, count(*)::int AS n FROM mine GROUP BY status) x) AS orders,
      (SELECT coalesce(json_object_agg(kind, n), '{}') FROM (SELECT kind, count(*)::int AS n FROM waiting GROUP BY kind) x) AS waits,
      (SELECT count(*)::int FROM going WHERE due_on < $2) AS late,
      (SELECT count(*)::int FROM going WHERE due_on >= $2 AND due_on <= $3) AS "dueInSevenDays",
      (SELECT count(*)::int FROM (${piecesNow}) p WHERE p.status = 'finished' AND p.hallmark IS NULL) AS "withoutHallmark",
      ((SELECT coalesce(sum(gross), 0) FROM charged) - (SELECT coalesce(sum(gross), 0) FROM back))::text AS gross,
      ((SELECT coalesce(sum(fine), 0) FROM charged) - (SELECT coalesce(sum(fine), 0) FROM back))::text AS fine`,
  values: [organisationId, today, inSevenDays],
})

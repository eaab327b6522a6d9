import { Box, Text, UnstyledButton } from '@mantine/core'
import { useElementSize } from '@mantine/hooks'
import { IconDots, IconDropletOff } from '@tabler/icons-react'
import { Go, Mass, useTexts } from '../../kit/index.ts'
import { type Card, type PictureEdge, pictureOf } from './layout.ts'
import { type Thing, ThingIcon, ThingName, wayTo } from './things.tsx'

interface Edge extends PictureEdge {
  readonly kind: string
}
interface Node extends Thing {
  readonly layer: number
}

/** So many figures on ribbons can be read; of more, the cards and the table tell. */
const mostFigures = 12

const Inside = ({ card, nodes, edges }: { card: Card; nodes: ReadonlyMap<string, Node>; edges: readonly Edge[] }) => {
  const t = useTexts('trace')
  const gone = edges.find(({ id }) => id === card.goneBy)
  const thing = nodes.get(card.id)
  return (
    <>
      {card.isMore && <IconDots aria-hidden size={20} />}
      {gone && <IconDropletOff aria-hidden size={20} />}
      {thing && <ThingIcon kind={thing.kind} />}
      <Text component="div" size="xs" c="dimmed" lh={1.2}>
        {gone ? t(`edge.${gone.kind}`) : thing ? t(`kind.${thing.kind}`) : ''}
      </Text>
      <Text component="div" size="sm" fw={600} lh={1.2} lineClamp={2} style={{ overflowWrap: 'anywhere' }}>
        {card.isMore ? t('more', { count: card.members.length }) : thing && <ThingName thing={thing} />}
      </Text>
      {card.grossMicrograms !== null && card.grossMicrograms > 0 && (
        <Text component="div" size="xs" lh={1.2}>
          <Mass micrograms={card.grossMicrograms} />
        </Text>
      )}
    </>
  )
}

/** The way as a picture: earlier things above, ribbons as wide as the grams. The table says the same in words. */
export const WayPicture = ({
  nodes,
  edges,
  id,
  onMore,
}: {
  nodes: readonly Node[]
  edges: readonly Edge[]
  id: string
  /** What did not fit is in the table. */
  onMore: () => void
}) => {
  const t = useTexts('trace')
  const { ref, width } = useElementSize()
  const picture = pictureOf(nodes, edges, id, Math.max(240, width))
  const known = new Map(nodes.map((node) => [node.id, node]))
  const box = { inlineSize: picture.cardWidth, blockSize: picture.cardHeight }
  return (
    <Box ref={ref} component="section" aria-label={t('picture')} pos="relative" style={{ blockSize: picture.height }}>
      <svg
        aria-hidden
        className="turns"
        width={width}
        height={picture.height}
        style={{ position: 'absolute', inset: 0 }}
      >
        {picture.ribbons.map((ribbon) => (
          <path
            key={ribbon.id}
            d={ribbon.path}
            fill="none"
            stroke="#8f9aa3"
            strokeOpacity={0.55}
            strokeWidth={ribbon.width}
          />
        ))}
      </svg>
      <Box component="ul" p={0} m={0} style={{ listStyle: 'none' }}>
        {picture.cards.map((card) => {
          const thing = known.get(card.id)
          const inside = <Inside card={card} nodes={known} edges={edges} />
          const className = card.id === id ? 'way-card way-here' : 'way-card'
          return (
            <li key={card.id} style={{ position: 'absolute', insetInlineStart: card.x, insetBlockStart: card.y }}>
              {card.isMore ? (
                <UnstyledButton className={className} style={box} onClick={onMore}>
                  {inside}
                </UnstyledButton>
              ) : thing && card.id !== id ? (
                <Go to={wayTo(thing)} className={className} style={box}>
                  {inside}
                </Go>
              ) : (
                <div className={thing ? className : 'way-card way-gone'} style={box}>
                  {inside}
                </div>
              )}
            </li>
          )
        })}
      </Box>
      {picture.ribbons.length <= mostFigures &&
        picture.ribbons.map(
          ({ id: ribbon, middle, hasRoom, grossMicrograms }) =>
            hasRoom && (
              <div
                key={ribbon}
                aria-hidden
                className="way-grams"
                style={{ insetInlineStart: middle.x - 50, insetBlockStart: middle.y - 11 }}
              >
                <Mass micrograms={grossMicrograms} />
              </div>
            ),
        )}
    </Box>
  )
}

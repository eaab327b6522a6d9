/** A small grey PNG. */
export const picture = {
  contentType: 'image/png',
  bytes: new Uint8Array(
    Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAgAAAAICAIAAABLbSncAAAAEUlEQVR4nGM4cOAEVsQwtCQACh+SAbfAIegAAAAASUVORK5CYII=',
      'base64',
    ),
  ),
}

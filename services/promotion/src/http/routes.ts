import { photoRoutes } from '@fibula/media'
import type { Route } from '@fibula/service-kit'
import { announceCampaign } from './campaigns/announceCampaign.route.ts'
import { cancelCampaign } from './campaigns/cancelCampaign.route.ts'
import { changeCampaign } from './campaigns/changeCampaign.route.ts'
import { getCampaign, listCampaigns, listPublicCampaigns } from './campaigns/readCampaigns.route.ts'
import { removeCampaignItem } from './campaigns/removeCampaignItem.route.ts'
import { setCampaignItem } from './campaigns/setCampaignItem.route.ts'
import { getProduct, getProductCsv, getProducts } from './catalogue/feeds.route.ts'
import { getCatalogueEntry } from './catalogue/getCatalogueEntry.route.ts'
import { getCataloguePhoto } from './catalogue/getCataloguePhoto.route.ts'
import { listCatalogue } from './catalogue/listCatalogue.route.ts'
import { arrangeCollection } from './collections/arrangeCollection.route.ts'
import { changeCollection } from './collections/changeCollection.route.ts'
import { dissolveCollection } from './collections/dissolveCollection.route.ts'
import { makeCollection } from './collections/makeCollection.route.ts'
import { getCollection, listCollections, listPublicCollections } from './collections/readCollections.route.ts'
import { getDashboard } from './dashboard.route.ts'
import type { Deps } from './deps.ts'
import { approveItem } from './items/approveItem.route.ts'
import { draftItem } from './items/draftItem.route.ts'
import { getItem } from './items/getItem.route.ts'
import { listItems } from './items/listItems.route.ts'
import { listMissingTexts } from './items/listMissingTexts.route.ts'
import { publishItem } from './items/publishItem.route.ts'
import { reopenItem } from './items/reopenItem.route.ts'
import { reviseItem } from './items/reviseItem.route.ts'
import { scheduleItem } from './items/scheduleItem.route.ts'
import { sendBackItem } from './items/sendBackItem.route.ts'
import { submitItem } from './items/submitItem.route.ts'
import { unpublishItem } from './items/unpublishItem.route.ts'
import { unscheduleItem } from './items/unscheduleItem.route.ts'
import { withdrawItem } from './items/withdrawItem.route.ts'
import { getPiece } from './pieces/getPiece.route.ts'
import { listPieces } from './pieces/listPieces.route.ts'

export const routes: readonly Route<Deps>[] = [
  draftItem,
  listItems,
  listMissingTexts,
  getItem,
  reviseItem,
  submitItem,
  approveItem,
  sendBackItem,
  scheduleItem,
  unscheduleItem,
  publishItem,
  unpublishItem,
  withdrawItem,
  reopenItem,
  listPieces,
  getPiece,
  listCatalogue,
  getCatalogueEntry,
  getCataloguePhoto,
  announceCampaign,
  changeCampaign,
  cancelCampaign,
  setCampaignItem,
  removeCampaignItem,
  makeCollection,
  changeCollection,
  arrangeCollection,
  dissolveCollection,
  getProduct,
  getProducts,
  getProductCsv,
  listCampaigns,
  getCampaign,
  listPublicCampaigns,
  listCollections,
  getCollection,
  listPublicCollections,
  getDashboard,
  // Everybody else sees the photos of published items, at the addresses of the catalogue.
  ...photoRoutes<Deps>({ writers: ['marketing'], readers: 'anyone-signed-in' }),
]

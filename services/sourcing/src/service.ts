import { topicOf } from '@fibula/contracts'
import { openBlobs, photoStore } from '@fibula/media'
import { newId, type ServiceDefinition } from '@fibula/service-kit'
import { ledgerReads, postHistory } from '@fibula/store'
import { assayLot } from './app/assayLot.ts'
import { acceptLot, claimLot, giveUpClaim, rejectLot } from './app/claims.ts'
import { countLot } from './app/countLot.ts'
import { eraseContact, eraseSupplierName } from './app/erasePersonalData.ts'
import { handOverMetal } from './app/handOverMetal.ts'
import { badLines } from './app/imports/badLines.ts'
import { importFiles } from './app/imports/importFiles.ts'
import { cancelImport, startImport } from './app/imports/startImport.ts'
import { sweepImports } from './app/imports/sweepImports.ts'
import { workImports } from './app/imports/workImports.ts'
import { acceptDifference, moveLot, quarantineLot, releaseLot, sendBackLot } from './app/judgeLot.ts'
import { mergeLots } from './app/mergeLots.ts'
import { recordReceipt } from './app/recordReceipt.ts'
import { setMetalRate } from './app/setMetalRate.ts'
import { setThreshold } from './app/setThreshold.ts'
import { splitLot } from './app/splitLot.ts'
import { changeContact, filePaper, registerSupplier, setTerms, withdrawPaper } from './app/suppliers.ts'
import { takeBack } from './app/takeBack.ts'
import { movementOf } from './domain/ledger/movementsOf.ts'
import { evolve, noLot } from './domain/lot/lot.ts'
import { factOf } from './events/facts.ts'
import { onProduction } from './events/onProduction.ts'
import { lotEventOf } from './events/recorded.ts'
import type { Deps } from './http/deps.ts'
import { routes } from './http/routes.ts'
import { claimStore } from './store/claims.ts'
import { heard } from './store/heard.ts'
import { importStore } from './store/imports.ts'
import { createPorts } from './store/ports.ts'
import { createReads } from './store/reads/index.ts'

/** Sourcing: suppliers, receipts, lots, assays, hand-overs and returns of a cooperative. */
export const sourcing: ServiceDefinition<Deps> = {
  name: 'sourcing',
  summary: 'Suppliers, receipts, lots, assays, stock, and metal handed over to production orders and taken back',
  routes,
  publishes: true,
  create: ({ pool, store, media }) => {
    const ports = createPorts(pool)
    const journal = { store, factOf }
    const reads = createReads(pool)
    const claims = claimStore(pool)
    const blobs = openBlobs(media)
    const photos = photoStore(blobs)
    const imports = importStore(pool)
    const files = importFiles(blobs)
    const importing = sweepImports(
      imports,
      workImports(imports, files, ports, journal, { worker: newId(), now: () => new Date() }),
    )
    return {
      deps: {
        reads,
        ledger: ledgerReads(pool),
        photos: { store: photos, answers: store },
        today: () => new Date().toISOString().slice(0, 10),
        registerSupplier: registerSupplier(ports, journal),
        changeContact: changeContact(ports, journal),
        eraseContact: eraseContact(ports, journal),
        filePaper: filePaper(ports, journal),
        withdrawPaper: withdrawPaper(ports, journal),
        setTerms: setTerms(ports, journal),
        eraseSupplierName: eraseSupplierName(ports, journal, photos),
        recordReceipt: recordReceipt(ports, journal),
        assayLot: assayLot(ports, journal),
        countLot: countLot(ports, journal),
        acceptDifference: acceptDifference(ports, journal),
        claims,
        acceptLot: acceptLot(ports, claims, journal),
        rejectLot: rejectLot(ports, claims, journal),
        claimLot: claimLot(ports, claims, journal),
        giveUpClaim: giveUpClaim(ports, claims, journal),
        quarantineLot: quarantineLot(ports, journal),
        releaseLot: releaseLot(ports, journal),
        sendBackLot: sendBackLot(ports, journal),
        moveLot: moveLot(ports, journal),
        splitLot: splitLot(ports, journal),
        mergeLots: mergeLots(ports, journal),
        handOverMetal: handOverMetal(ports, journal),
        takeBack: takeBack(ports, journal),
        setThreshold: setThreshold(ports, journal),
        setMetalRate: setMetalRate(ports, journal),
        imports,
        startImport: startImport(imports, files, store, importing.wake),
        cancelImport: cancelImport(imports, store),
        badLines: badLines(imports),
      },
      consumer: { topics: [topicOf('production')], handlers: onProduction(heard) },
      prepare: async () => void (await postHistory(pool, { nothing: noLot, read: lotEventOf, evolve, movementOf })),
      sweepers: importing.sweepers,
      close: async () => {
        await importing.close()
        await reads.close()
      },
    }
  },
}

// A Bluesky PDS with a PLC directory in memory, empty at each start. Anybody may make an account. There is no AppView.
import fs from 'node:fs'

const { TestNetworkNoAppView } = await import('@atproto/dev-env')

const data = process.env.PDS_DATA
fs.rmSync(data, { recursive: true, force: true })
for (const folder of ['db', 'blobs', 'tmp']) {
  fs.mkdirSync(`${data}/${folder}`, { recursive: true })
}
const network = await TestNetworkNoAppView.create({
  plc: { port: Number(process.env.PLC_PORT) },
  pds: {
    port: Number(process.env.PDS_PORT),
    hostname: 'localhost',
    enableDidDocWithSession: true,
    dataDirectory: `${data}/db`,
    blobstoreDiskLocation: `${data}/blobs`,
    blobstoreDiskTmpLocation: `${data}/tmp`,
    rateLimitsEnabled: true,
  },
})
process.on('SIGTERM', async () => {
  await network.close()
  process.exit(0)
})

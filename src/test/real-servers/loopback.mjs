// Preload for the PDS: every socket it listens on binds to 127.0.0.1. The development network would bind to all addresses.
import net from 'node:net'

const listen = net.Server.prototype.listen

function isPort(value) {
  return typeof value === 'number' || (typeof value === 'string' && /^\d+$/.test(value))
}

net.Server.prototype.listen = function (...args) {
  const [first] = args
  if (isPort(first)) {
    args.splice(1, typeof args[1] === 'string' ? 1 : 0, '127.0.0.1')
  } else if (first && typeof first === 'object' && 'port' in first) {
    args[0] = { ...first, host: '127.0.0.1', ipv6Only: undefined }
  } else if (first === undefined || typeof first === 'function') {
    args.unshift(0, '127.0.0.1')
  }
  return listen.apply(this, args)
}

import { addPageMessages } from './messages'
import { svPages } from './sv-pages'

// Imported by the frame around the signed-in pages, so that these words travel with it and not with sign-in.
addPageMessages(svPages)

/** Cameras that residents report as broken, until they are repaired. */
@NullMarked
package vn.loaxa.conversation.camera;

import org.jspecify.annotations.NullMarked;

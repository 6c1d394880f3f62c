/** Being written. */
package org.patchbay.media;

/** Being written. */
package org.patchbay.codecs;

/** Being written. */
package org.patchbay.b2bua;

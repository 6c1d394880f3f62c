/** The test world. */
package org.patchbay.testkit;

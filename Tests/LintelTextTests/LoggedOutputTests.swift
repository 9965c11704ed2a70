// SPDX-License-Identifier: GPL-2.0-only

import LintelText
import Testing

/// Which lines of a log a program printed.
@Suite struct LoggedOutputTests {
  /// The log's lines, each after `|` where it is output and after a space where it is not, must be told
  /// apart so.
  private func expectReading(_ marked: String, _ place: SourceLocation = #_sourceLocation) {
    var log = LoggedOutput()
    let lines = marked.split(separator: "\n", omittingEmptySubsequences: false)
    let read = lines.map { line in
      let text = line.dropFirst()
      return (Array(text.utf8).withView { log.reads($0) } ? "|" : text.isEmpty ? "" : " ") + text
    }
    #expect(read.joined(separator: "\n") == marked, sourceLocation: place)
  }

  @Test func linesThatAreSetOff() {
    expectReading(
      """
       It fails with:
      |  ship foam: the tide is out
      |    since noon

       then stops. Later the log has

      |\tship foam: back again
      |\tship foam: in the harbour

       The end.
      """)
  }

  @Test func listsAndContinuedProse() {
    expectReading(
      """
       Two things:
        - the tide, which
          goes out
        2) the moon

          and all about it

       A sentence that
         goes on.
      """)
  }

  @Test func aLogThatIsIndentedAsAWhole() {
    expectReading("     The tide.\n\n     It goes out.")
  }

  @Test func commandsAndWhatTheyPrint() {
    expectReading(
      """
       Tried with
      |$ sail --far
      |far away
      |and back

      |# ./anchor
      |root@boat:~# ls
      |rope

       $(objtree) is a place, and #2 a number.
      """)
  }

  @Test func complaintsOfKernelAndCompiler() {
    expectReading(
      """
       The boat sinks.

      |[   12.345678] boat: water
      |more of it

      |boat.c:12:3: error: 'water' undeclared
      |   12 | water

      |BUG: KASAN: use-after-free in sink

      |drivers/boat.c: In function 'sink':

       drivers/boat.c: has an error: there
      |> somebody said so
      """)
  }
}

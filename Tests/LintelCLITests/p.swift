import Testing

@Test func p() { #expect(true) }

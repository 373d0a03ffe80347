namespace RulesHarness.Language.Tests.Analysis.Linting;

public sealed class OverlappingMatchTests
{
    private const string Signed = "if request.auth != null";
    private const string Own = "if request.auth.uid == resource.data.owner";

    [TestCase("match /a/{x} { §allow get: SIGNED; } match /a/config { allow get: OWN; }", "RH2103")]
    [TestCase("match /a/{x} { §allow read; } match /a/config { allow get: SIGNED; }", "RH2103")]
    [TestCase("match /{c}/{x} { §allow write: SIGNED; } match /a/{x} { allow create: if false; }", "RH2103")]
    [TestCase("match /{all=**} { §allow read: SIGNED; } match /a/{x} { allow get: OWN; }", "RH2104")]
    [TestCase(
        "match /{all=**} { §allow read, write; } match /a/{x} { match /b/{y} { allow update: SIGNED; } }",
        "RH2104"
    )]
    [TestCase(
        "match /a/{x} { match /{all=**} { §allow read: if true; } match /secrets/{y} { allow read: OWN; } }",
        "RH2104"
    )]
    [TestCase("match /{p=**}/b/{y} { §allow list: SIGNED; } match /a/{x}/b/{y} { allow read: OWN; }", "RH2104")]
    [TestCase(
        "function isIn() { return request.auth != null; } match /{all=**} { §allow read: if isIn(); } match /a/{x} { allow read: if isIn() && x == 'b'; }",
        "RH2104"
    )]
    public void Wider_path_that_asks_for_less_is_reported(string matches, string id)
    {
        Marked.Finds(id, Filled(matches)).Should().ContainSingle();
    }

    [TestCase("match /{all=**} { allow read: if request.auth.token.admin; } match /a/{x} { allow read: OWN; }")]
    [TestCase("match /{all=**} { allow read: if request.auth.token.admin; } match /a/{x} { allow read: if false; }")]
    [TestCase("match /{all=**} { allow read: SIGNED; } match /a/{x} { allow write: OWN; }")]
    [TestCase("match /{all=**} { allow read: SIGNED; } match /a/{x} { allow read: SIGNED; }")]
    [TestCase("match /{all=**} { allow read: OWN; } match /a/{x} { allow read: SIGNED; }")]
    [TestCase("match /{all=**} { allow read: SIGNED; } match /a/{x} { allow read: if resource.data.public == true; }")]
    [TestCase("match /a/{x} { allow get: SIGNED; } match /b/config { allow get: OWN; }")]
    [TestCase("match /a/{x} { allow get: SIGNED; } match /a/{x}/b/{y} { allow get: OWN; }")]
    [TestCase("match /a/{x} { allow get: SIGNED; } match /a/{y} { allow get: OWN; }")]
    [TestCase("match /{p=**}/b/{y} { allow list: SIGNED; } match /a/{x}/c/{y} { allow read: OWN; }")]
    public void Path_that_opens_nothing_of_another_is_not_reported(string matches)
    {
        Marked.Finds("RH2103", Filled(matches));
        Marked.Finds("RH2104", Filled(matches));
    }

    [Test]
    public void Number_of_blocks_that_are_opened_is_reported()
    {
        var found = Marked.Finds(
            "RH2104",
            Filled(
                "match /{all=**} { §allow read; } match /a/{x} { allow get: SIGNED; } match /b/{x} { allow get: SIGNED; } match /c/{x} { allow get: SIGNED; }"
            )
        );

        found
            .Single()
            .Message.Should()
            .Be("`allow read` also allows get on `a/{x}`, where line 3 requires more, and in 2 other blocks");
    }

    private static string Filled(string matches) =>
        matches.Replace("SIGNED", Signed, StringComparison.Ordinal).Replace("OWN", Own, StringComparison.Ordinal);
}

using RulesHarness.Engines;
using RulesHarness.Engines.Emulator;

namespace RulesHarness.Tests.Engines;

/// <summary>The emulator's words about look-ups that fail, as one line that names the document.</summary>
public sealed class LookUpMessageTests
{
    [TestCase(
        "get",
        "databases|(default)|documents|users|bob",
        false,
        "`users/bob` does not exist (Service call error. Function: [get], Argument: [/databases/(default)/documents/users/bob])"
    )]
    [TestCase(
        "getAfter",
        "databases|(default)|documents|teams|t1|members|bob",
        false,
        "`teams/t1/members/bob` does not exist (Service call error. Function: [getAfter], Argument: [/databases/(default)/documents/teams/t1/members/bob])"
    )]
    [TestCase(
        "get",
        "databases|(default)|documents|users|bob",
        true,
        "`users/bob` was not read, because a request may look up ten documents (*"
    )]
    [TestCase(
        "exists",
        "databases|(default)|documents|users|bob",
        false,
        "`users/bob` was not read, because a request may look up ten documents (*"
    )]
    [TestCase("get", "databases|(default)|documents|users|bob", null, "`users/bob` could not be read (*")]
    [TestCase("get", "users|bob", false, "`/users/bob` is not the path of a document (*")]
    [TestCase(
        "get",
        "databases|(default)|documents|users",
        false,
        "`/databases/(default)/documents/users` is not the path of a document (*"
    )]
    [TestCase(
        "get",
        "databases|(default)|document|users|bob",
        false,
        "`/databases/(default)/document/users/bob` is not the path of a document (*"
    )]
    [TestCase(
        "get",
        @"databases|(default)|documents|users|J\303\274rgen \'J\' \""\\",
        false,
        "`users/Jürgen 'J' \"\\` does not exist (*"
    )]
    public void Look_up_that_failed_names_its_document(
        string function,
        string segments,
        bool? isStored,
        string expected
    ) =>
        LookUpText
            .WithOriginal(LookUpMessage.Find(Message(function, segments.Split('|')), _ => isStored)!)
            .Should()
            .Match(expected)
            .And.NotContain("\n")
            .And.NotContain("segments");

    [Test]
    public void Rest_of_a_message_stays()
    {
        var message =
            $"\nfalse for 'get' @ L6, evaluation error at L10:32 for 'get' @ L10, {Message("get", "databases", "d", "documents", "a", "b")} for 'get' @ L11";

        Readable(message, _ => false)
            .Should()
            .Be(
                "false for 'get' @ L6, evaluation error at L10:32 for 'get' @ L10, `a/b` does not exist (Service call error. Function: [get], Argument: [/databases/d/documents/a/b]) for 'get' @ L11"
            );
    }

    [Test]
    public void Each_look_up_of_a_message_names_its_document()
    {
        var message =
            $"{Message("get", "databases", "d", "documents", "a", "b")} for 'get' @ L1, {Message("get", "databases", "d", "documents", "c", "d")} for 'get' @ L2";

        Readable(message, path => path == "c/d")
            .Should()
            .Match(
                "`a/b` does not exist (*) for 'get' @ L1, `c/d` was not read, because a request may look up ten documents (*) for 'get' @ L2"
            );
    }

    private static string Readable(string message, Func<string, bool?> isStored) =>
        ReadableDenial.Of(DenialMessage.Read(message, isStored).Tried);

    private static string Message(string function, params string[] segments) =>
        $"Service call error. Function: [{function}], Argument: [path_value {{\n{string.Concat(segments.Select(segment => $"  segments {{\n    simple: \"{segment}\"\n  }}\n"))}}}\n].";
}

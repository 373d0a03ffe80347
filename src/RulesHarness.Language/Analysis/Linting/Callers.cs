using System.Collections.Immutable;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Analysis.Linting;

/// <summary>Tests what the parts of a condition require from the caller.</summary>
internal static class Callers
{
    private const string Uid = "request.auth.uid";

    private static readonly ImmutableHashSet<string> SignedIn =
    [
        "(request.auth!=null)",
        "(request.auth.uid!=null)",
        "(request.auth.uid!='')",
        "(request.auth.token!=null)",
        "(request.auth.token.firebase.sign_in_provider!='anonymous')",
        "request.auth.uid is string",
        "request.auth is map",
    ];

    /// <summary>Returns true if every caller who is signed in meets the part.</summary>
    public static bool IsSignedIn(Part part) => SignedIn.Contains(part.Text);

    /// <summary>Returns true if a disjunct requires a signed-in caller, and nothing else.</summary>
    public static bool AreSignedIn(ImmutableArray<Part> way) => !way.IsEmpty && way.All(IsSignedIn);

    /// <summary>The capture of the path's last segment, as parts name it; null where that is no capture.</summary>
    public static string? LastCapture(MatchPath path) =>
        path.Path.Segments is [.., CaptureSegment] ? $"${path.Path.Segments.Length - 1}" : null;

    /// <summary>Returns true if the part requires that the caller's uid equals a text.</summary>
    public static bool IsCaller(Part part, string text) =>
        part.Text == $"({Uid}=={text})" || part.Text == $"({text}=={Uid})";

    /// <summary>Returns true if any part has one of the texts in it.</summary>
    public static bool Mentions(this ImmutableArray<Part> way, params ReadOnlySpan<string> texts)
    {
        foreach (var text in texts)
        {
            if (way.Any(part => part.Text.Contains(text, StringComparison.Ordinal)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Returns true if a disjunct requires a certain caller, by uid, claim or document.</summary>
    public static bool AreSomebody(ImmutableArray<Part> way) =>
        AsksForMore(way)
        || way.Any(part => !part.IsNegated && !IsSignedIn(part) && part.Text.Contains(Uid, StringComparison.Ordinal));

    /// <summary>Returns true if documents or claims are tested: the caller is a certain user.</summary>
    public static bool AsksForMore(ImmutableArray<Part> way) =>
        way.Any(part => !IsSignedIn(part) && IsAboutMore(part.Text));

    private static bool IsAboutMore(string text) =>
        text.Contains("request.auth.token", StringComparison.Ordinal)
        || text.Contains('@', StringComparison.Ordinal)
        || text.Contains("get(/", StringComparison.Ordinal)
        || text.Contains("exists(/", StringComparison.Ordinal)
        || text.Contains("After(/", StringComparison.Ordinal);
}

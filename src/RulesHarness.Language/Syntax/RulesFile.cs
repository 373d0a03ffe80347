namespace RulesHarness.Language.Syntax;

/// <summary>A rules file.</summary>
/// <param name="Name">The name that errors and warnings are given for, such as <c>firestore.rules</c>.</param>
/// <param name="Content">Its text. A leading byte order mark is not part of it: the emulator's compiler rejects one.
/// Everything else, line ends included, is kept as it is.</param>
public sealed record RulesFile(string Name, string Content)
{
    /// <summary>The text, without the byte order mark that an editor may have put first.</summary>
    public string Content
    {
        get;
        init => field = WithoutMark(value);
    } = WithoutMark(Content);

    private static string WithoutMark(string text) => text.StartsWith('\uFEFF') ? text[1..] : text;
}

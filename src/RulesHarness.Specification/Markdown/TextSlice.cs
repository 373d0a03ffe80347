namespace RulesHarness.Specification.Markdown;

/// <summary>A part of a file's text that knows where it stands. <c>End</c> is exclusive.</summary>
internal readonly record struct TextSlice(SourceText Source, int Start, int End)
{
    public string Text => Source.Text[Start..End];

    public int Line => Source.Locate(Start).Line;

    public bool IsBlank => string.IsNullOrWhiteSpace(Text);

    /// <summary>
    /// The text as a reader sees it: without backticks, emphasis, and the white space of line breaks.
    /// </summary>
    public string Plain =>
        string.Join(
            ' ',
            Text.Replace("`", "", StringComparison.Ordinal)
                .Replace("\\|", "|", StringComparison.Ordinal)
                .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
        );

    /// <summary>A row or bullet in parentheses, as templates have it: <c>(add collections...)</c>.</summary>
    public bool IsPlaceholder =>
        Plain is ['(', .., ')'] plain && plain.IndexOf(')', StringComparison.Ordinal) == plain.Length - 1;
}

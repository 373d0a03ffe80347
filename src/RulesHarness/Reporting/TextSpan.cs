namespace RulesHarness.Reporting;

/// <summary>Text with one style.</summary>
public readonly record struct TextSpan(string Text, TextStyle Style = TextStyle.Plain)
{
    /// <summary>Makes plain text.</summary>
    public static implicit operator TextSpan(string text) => new(text);
}

/// <summary>The meaning of text, which a terminal shows by a colour.</summary>
public enum TextStyle
{
    /// <summary>Nothing of its own.</summary>
    Plain,

    /// <summary>A title.</summary>
    Title,

    /// <summary>It is as it should be.</summary>
    Good,

    /// <summary>It needs a look, and fails nothing by itself.</summary>
    Doubtful,

    /// <summary>It is wrong.</summary>
    Bad,

    /// <summary>It helps, and may be left unread.</summary>
    Aside,
}

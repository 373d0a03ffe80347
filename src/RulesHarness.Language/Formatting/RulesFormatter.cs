using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Formatting;

/// <summary>
/// Formats a rules file: two spaces for each level, one statement on each line, and at most one blank line between
/// declarations. If a statement is too long, or had its <c>&amp;&amp;</c> or <c>||</c> on separate lines, each of them
/// starts a line. Only white space changes, and formatting twice changes nothing more. See docs/rules-language.md.
/// </summary>
public static class RulesFormatter
{
    /// <summary>The text of the file laid out anew, with line feeds, ending with one.</summary>
    /// <exception cref="ArgumentException">The file has errors: where what belongs can't be told.</exception>
    public static string Format(ParsedRules rules)
    {
        ArgumentNullException.ThrowIfNull(rules);
        if (rules.HasErrors)
        {
            throw new ArgumentException("Rules with errors can't be laid out.", nameof(rules));
        }

        var roles = new TokenRoles(rules);
        var layout = new Layout(roles);
        foreach (var line in Lines.Of(rules.Tokens, roles))
        {
            layout.Write(line);
        }

        return layout.Text;
    }
}

namespace RulesHarness.Diagnostics;

/// <summary>
/// One finding about an input file: what was found where, and what to write instead. <c>Line</c> and <c>Column</c>
/// count from 1; both are 1 when a finding is about the file as a whole.
/// </summary>
public sealed record Diagnostic(
    string Id,
    Severity Severity,
    string Message,
    string Help,
    string File,
    int Line,
    int Column
)
{
    /// <summary>
    /// The path of the collection that the finding is about, as in <c>posts/{postId}/comments</c>; empty where it is
    /// not known.
    /// </summary>
    public string Collection { get; init; } = "";

    /// <summary>
    /// Counts and lists that the message leaves out, so that it stays the same while they change; empty where there are
    /// none.
    /// </summary>
    public string Details { get; init; } = "";

    /// <summary>
    /// The form compilers use, which editors and CI turn into a link: <c>file(line,column): error ID: message</c>. It
    /// is visible text, see <see cref="VisibleText"/>.
    /// </summary>
    public override string ToString() =>
        $"{VisibleText.LineOf(File)}({Line},{Column}): {Severity.ToString().ToLowerInvariant()} {Id}: "
        + $"{VisibleText.LineOf(Message)}{HelpAfterMessage}";

    private string HelpAfterMessage
    {
        get
        {
            if (Help.Length == 0)
            {
                return "";
            }
            var help = VisibleText.Of(Help);
            return Message.EndsWith('?') ? $" {help}" : $". {help}";
        }
    }
}

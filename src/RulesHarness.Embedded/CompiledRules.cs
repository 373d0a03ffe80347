using System.Runtime.CompilerServices;
using RulesHarness.Diagnostics;
using RulesHarness.Language.Analysis;
using RulesHarness.Language.Analysis.Checks;
using RulesHarness.Language.Evaluation.Programs;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Embedded;

/// <summary>
/// A rules file with its tree, its outline and its program, for any number of readers and sessions. Each part is made
/// once, when it is first read.
/// </summary>
public sealed class CompiledRules
{
    // All that read one file, whoever they are, read one tree.
    private static readonly ConditionalWeakTable<RulesFile, CompiledRules> Known = [];

    private readonly Lazy<ParsedRules> _parsed;
    private readonly Lazy<RulesOutline> _outline;
    private readonly Lazy<(RulesProgram? Program, IReadOnlyList<Diagnostic> Findings)> _compiled;

    private CompiledRules(RulesFile file)
    {
        File = file;
        _parsed = new(() => RulesParser.Parse(file.Content));
        _outline = new(() => RulesOutline.Of(Parsed));
        _compiled = new(Compile);
    }

    /// <summary>The name and the text.</summary>
    public RulesFile File { get; }

    /// <summary>The tree.</summary>
    public ParsedRules Parsed => _parsed.Value;

    /// <summary>The statements, by the requests that they are about.</summary>
    public RulesOutline Outline => _outline.Value;

    /// <summary>
    /// The rules, ready to decide requests; null when they have errors, which are among the findings.
    /// </summary>
    public RulesProgram? Program => _compiled.Value.Program;

    /// <summary>The compiler's findings.</summary>
    public IReadOnlyList<Diagnostic> Findings => _compiled.Value.Findings;

    /// <summary>
    /// Prepares a rules file; the same for each who asks for the same object. Errors in it are among <see
    /// cref="Findings"/>.
    /// </summary>
    public static CompiledRules Of(RulesFile rules) => Known.GetValue(rules, file => new CompiledRules(file));

    private (RulesProgram?, IReadOnlyList<Diagnostic>) Compile()
    {
        List<RulesDiagnostic> found = [.. Parsed.Diagnostics, .. RulesChecker.Check(Parsed).Where(IsError)];
        var program = found.Exists(IsError) ? null : RulesProgram.Compile(Parsed);
        return (program, [.. found.Select(diagnostic => DiagnosticOf(diagnostic, File.Name))]);
    }

    private static bool IsError(RulesDiagnostic diagnostic) => diagnostic.Severity == RulesSeverity.Error;

    /// <summary>Converts a diagnostic of the rules language to one about a file.</summary>
    public static Diagnostic DiagnosticOf(RulesDiagnostic diagnostic, string file)
    {
        ArgumentNullException.ThrowIfNull(diagnostic);
        var severity = diagnostic.Severity switch
        {
            RulesSeverity.Error => Severity.Error,
            RulesSeverity.Warning => Severity.Warning,
            _ => Severity.Info,
        };
        var (message, help, span) = (diagnostic.Message, diagnostic.Help ?? "", diagnostic.Span);
        return new Diagnostic(diagnostic.Id, severity, message, help, file, span.Line, span.Column);
    }
}

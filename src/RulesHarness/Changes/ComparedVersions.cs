using RulesHarness.Checking;
using RulesHarness.Diagnostics;
using RulesHarness.Embedded;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Changes;

/// <summary>The two versions of the rules that a comparison is about; null where one can't be used.</summary>
internal sealed class ComparedVersions
{
    private readonly DiffOptions _options;
    private readonly List<Diagnostic> _found = [];

    public ComparedVersions(DiffOptions options)
    {
        _options = options;
        Files = ProjectFiles.Find(
            new CheckOptions
            {
                Project = options.Project,
                Specs = options.Specs,
                Database = options.Database,
            }
        );
        _found.AddRange(Files.Diagnostics.Where(finding => !IsOptional(finding)));
        Before = Usable(Read(options.Base));
        After = Usable(options.Head is { } head ? Read(head) : Files.Compiled);
    }

    /// <summary>The files of the project.</summary>
    public ProjectFiles Files { get; }

    /// <summary>The old rules.</summary>
    public CompiledRules? Before { get; }

    /// <summary>The new rules.</summary>
    public CompiledRules? After { get; }

    /// <summary>The findings about them.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics => _found;

    // A comparison needs no spec, and no rules on disk if both are named.
    private bool IsOptional(Diagnostic finding) =>
        (finding.Id == InputDiagnostics.NoSpec.Id && _options.Specs.Count == 0)
        || (finding.Id == InputDiagnostics.NoRules.Id && _options.Head is not null);

    private CompiledRules? Read(string source)
    {
        var (file, finding) = new ChangeSource(source).Read(_options.Project, Files.Rules?.Path);
        if (finding is not null)
        {
            _found.Add(finding);
        }

        return file is null ? null : CompiledRules.Of(new RulesFile(file.Path, file.Text));
    }

    private CompiledRules? Usable(CompiledRules? rules)
    {
        if (rules is not null && RulesSize.Find(rules.File) is { } tooLarge)
        {
            _found.Add(tooLarge);
            return null;
        }

        _found.AddRange(rules?.Findings.Where(finding => finding.Severity == Severity.Error) ?? []);
        return rules?.Program is null ? null : rules;
    }
}

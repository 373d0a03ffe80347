using System.Collections.Immutable;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Analysis;

/// <summary>Finds what is wrong with the structure of a file that can be read: what Firestore's compiler refuses, or warns
/// about.</summary>
public sealed class RulesChecker
{
    private static readonly string[] Services = ["cloud.firestore", "firebase.storage"];

    private readonly RulesDocument file;
    private readonly ImmutableArray<RulesDiagnostic>.Builder diagnostics = ImmutableArray.CreateBuilder<RulesDiagnostic>();

    private RulesChecker(RulesDocument file) => this.file = file;

    /// <summary>Checks a parsed file. Its syntax errors are not repeated.</summary>
    public static ImmutableArray<RulesDiagnostic> Check(ParsedRules rules)
    {
        ArgumentNullException.ThrowIfNull(rules);
        var checker = new RulesChecker(rules.File);
        checker.CheckVersion();
        checker.CheckServices();
        return checker.diagnostics.ToImmutable();
    }

    private void CheckVersion()
    {
        if (file.DeclaredVersion is { Text: not ("1" or "2") } unknown)
        {
            diagnostics.Add(Messages.UnsupportedVersion(unknown.Text, unknown.Span));
        }
        else if (file.Version == 1)
        {
            diagnostics.Add(Messages.OldVersion(file.DeclaredVersion?.Span ?? file.Span with { Length = 0 }));
        }
    }

    private void CheckServices()
    {
        var seen = new HashSet<string>();
        foreach (var service in file.Services)
        {
            if (!seen.Add(service.Name.Text))
            {
                diagnostics.Add(Messages.DuplicateService(service.Name.Text, service.Name.Span));
            }

            if (!Services.Contains(service.Name.Text))
            {
                diagnostics.Add(Messages.UnknownService(service.Name.Text, service.Name.Span));
            }

            foreach (var match in service.Matches)
            {
                CheckMatch(match, globAround: null);
            }
        }
    }

    private void CheckMatch(MatchBlock match, GlobSegment? globAround)
    {
        var glob = CheckPath(match.Path, globAround);
        foreach (var method in match.Allows.SelectMany(allow => allow.Methods).Where(name => !MethodNames.IsKnown(name.Text)))
        {
            diagnostics.Add(Messages.UnknownMethod(method.Text, method.Span));
        }

        foreach (var inner in match.Matches)
        {
            CheckMatch(inner, glob);
        }
    }

    private GlobSegment? CheckPath(PathPattern path, GlobSegment? globAround)
    {
        var glob = globAround;
        var captures = new HashSet<string>();
        foreach (var segment in path.Segments)
        {
            if (segment is GlobSegment second && glob is not null)
            {
                diagnostics.Add(Messages.SecondGlob(second.ToString(), second.Span));
            }

            glob ??= segment as GlobSegment;
            var name = (segment as CaptureSegment)?.Name ?? (segment as GlobSegment)?.Name;
            if (name is not null && !captures.Add(name))
            {
                diagnostics.Add(Messages.DuplicateCapture(name, segment.Span));
            }
        }

        if (file.Version == 1 && globAround is not null)
        {
            diagnostics.Add(Messages.DeadBlock(globAround.ToString(), path.Span));
        }
        else if (file.Version == 1 && glob is not null && !ReferenceEquals(glob, path.Segments[^1]))
        {
            diagnostics.Add(Messages.GlobNotLast(glob.ToString(), glob.Span));
        }

        return glob;
    }
}

using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Analysis.Checks;

/// <summary>Checks services and match blocks: their names, methods, paths and limits.</summary>
internal sealed class BlockCheck(RulesDocument file, DiagnosticCollector findings)
{
    private const int LongestPath = 100;
    private const int MostCaptures = 20;

    public void Run()
    {
        if (file.Version == 1)
        {
            findings.Add(SyntaxDiagnostics.OldVersion(file.DeclaredVersion?.Span ?? file.Span with { Length = 0 }));
        }

        var seen = new HashSet<string>();
        foreach (var service in file.Services)
        {
            if (!seen.Add(service.Name.Text))
            {
                findings.Add(SyntaxDiagnostics.DuplicateService(service.Name.Text, service.Name.Span));
            }

            if (!BuiltInArities.IsService(service.Name.Text))
            {
                findings.Add(SyntaxDiagnostics.UnknownService(service.Name.Text, service.Name.Span));
            }

            foreach (var match in service.Matches)
            {
                Check(match, new Above(0, 0, null), BuiltInArities.IsService(service.Name.Text));
            }
        }
    }

    private void Check(MatchBlock match, Above above, bool knowsMethods)
    {
        var below = CheckPath(match, above);
        foreach (
            var method in match
                .Allows.SelectMany(allow => allow.Methods)
                .Where(name => !knowsMethods || !MethodNames.IsKnown(name.Text))
        )
        {
            findings.Add(SyntaxDiagnostics.UnknownMethod(method.Text, method.Span));
        }

        foreach (var inner in match.Matches)
        {
            Check(inner, below, knowsMethods);
        }
    }

    private Above CheckPath(MatchBlock match, Above above)
    {
        var glob = above.Glob;
        foreach (var segment in match.Path.Segments)
        {
            if (file.Version == 2 && segment is GlobSegment second && glob is not null)
            {
                findings.Add(SyntaxDiagnostics.SecondGlob(second.ToString(), second.Span), CompilerStage.Tree);
            }

            glob ??= segment as GlobSegment;
        }

        if (file.Version == 1)
        {
            CheckGlobsOfVersion1(match);
        }

        var here = new Above(
            above.Segments + match.Path.Segments.Length,
            above.Captures + match.Path.Segments.Count(segment => segment is not LiteralSegment),
            glob
        );
        var keyword = match.Span with { Length = "match".Length };
        if (above.Segments <= LongestPath && here.Segments > LongestPath)
        {
            findings.Add(SyntaxDiagnostics.PathTooLong(LongestPath, keyword));
        }

        if (above.Captures <= MostCaptures && here.Captures > MostCaptures)
        {
            findings.Add(SyntaxDiagnostics.TooManyCaptures(MostCaptures, keyword));
        }

        return here;
    }

    private void CheckGlobsOfVersion1(MatchBlock match)
    {
        foreach (var glob in match.Path.Segments.SkipLast(1).OfType<GlobSegment>())
        {
            findings.Add(SyntaxDiagnostics.GlobNotLast(glob.ToString(), glob.Span), CompilerStage.Tree);
        }

        if (match.Path.Segments.LastOrDefault() is GlobSegment last && match.Matches.Length > 0)
        {
            findings.Add(SyntaxDiagnostics.DeadBlock(last.ToString(), match.Span with { Length = "match".Length }));
        }
    }

    /// <summary>The segments, captures and globs of the blocks around a path.</summary>
    private sealed record Above(int Segments, int Captures, GlobSegment? Glob);
}

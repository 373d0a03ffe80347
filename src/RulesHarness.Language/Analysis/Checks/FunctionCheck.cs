using System.Collections.Immutable;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Analysis.Checks;

/// <summary>Checks functions and conditions: names, arguments, duplicate and unused declarations, and calls.</summary>
internal sealed class FunctionCheck
{
    private const int MostParameters = 7;

    private readonly DiagnosticCollector _findings;
    private readonly CallGraph _calls = new();
    private readonly NameCheck _names;

    private readonly int _version;

    private FunctionCheck(int version, DiagnosticCollector findings)
    {
        _version = version;
        _findings = findings;
        _names = new NameCheck(findings, _calls);
    }

    public static void Run(RulesDocument file, DiagnosticCollector findings)
    {
        var check = new FunctionCheck(file.Version, findings);
        var services = file.Services.Select(service => service.Name.Text).ToImmutableArray();
        var scope = new NameScope(null, file.Functions, Requests(services), services);
        check.Declare(file.Functions);
        foreach (var service in file.Services)
        {
            check.Declare(service.Functions);
            service.Matches.ToList().ForEach(check.Declare);
        }

        check.Functions(scope);
        foreach (var service in file.Services)
        {
            var inner = new NameScope(scope, service.Functions, Requests([service.Name.Text]), [service.Name.Text]);
            inner = inner with { Around = scope with { Variables = [] } };
            check.Functions(inner);
            foreach (var match in service.Matches)
            {
                check.Match(match, inner);
            }
        }

        check.Graph();
    }

    private static ImmutableArray<string> Requests(ImmutableArray<string> services) =>
        services.Any(BuiltInArities.IsService) ? ["request", "resource"] : [];

    private void Declare(ImmutableArray<FunctionDeclaration> functions)
    {
        var seen = new HashSet<string>();
        foreach (var function in functions)
        {
            _calls.Add(function);
            if (!seen.Add(function.Name.Text))
            {
                _findings.Add(SyntaxDiagnostics.DuplicateFunction(function.Name.Text, function.Name.Span));
            }
        }
    }

    private void Declare(MatchBlock match)
    {
        Declare(match.Functions);
        match.Matches.ToList().ForEach(Declare);
    }

    private void Match(MatchBlock match, NameScope around)
    {
        var captures = match
            .Path.Segments.Select(segment => (segment as CaptureSegment)?.Name ?? (segment as GlobSegment)?.Name)
            .OfType<string>();
        var scope = new NameScope(around, match.Functions, [.. captures], around.Services);
        Functions(scope);
        foreach (var condition in match.Allows.Select(allow => allow.Condition).OfType<Expression>())
        {
            _names.Check(condition, scope, ImmutableHashSet<string>.Empty, null, []);
        }

        foreach (var inner in match.Matches)
        {
            Match(inner, scope);
        }
    }

    private void Functions(NameScope scope)
    {
        foreach (var function in scope.Declared)
        {
            Function(function, scope);
        }
    }

    private void Function(FunctionDeclaration function, NameScope scope)
    {
        if (function.Parameters.Length > MostParameters)
        {
            _findings.Add(SyntaxDiagnostics.TooManyParameters(function.Name.Text, MostParameters, function.Name.Span));
        }

        var locals = new HashSet<string>();
        var used = new HashSet<string>();
        foreach (var parameter in function.Parameters.Where(parameter => !locals.Add(parameter.Text)))
        {
            _findings.Add(SyntaxDiagnostics.DuplicateVariable(parameter.Text, parameter.Span));
        }

        foreach (var binding in function.Bindings)
        {
            if (_version == 1)
            {
                _findings.Add(SyntaxDiagnostics.LetInVersion1(binding.Name.Span));
            }

            _names.Check(binding.Value, scope, locals, function, used);
            if (!locals.Add(binding.Name.Text))
            {
                _findings.Add(SyntaxDiagnostics.DuplicateVariable(binding.Name.Text, binding.Name.Span));
            }
        }

        _names.Check(function.Result, scope, locals, function, used);
        foreach (
            var unused in function
                .Parameters.Concat(function.Bindings.Select(binding => binding.Name))
                .Where(name => !used.Contains(name.Text))
        )
        {
            _findings.Add(SyntaxDiagnostics.UnusedVariable(unused.Text, unused.Span));
        }
    }

    private void Graph()
    {
        foreach (var function in _calls.Unused)
        {
            _findings.Add(SyntaxDiagnostics.UnusedFunction(function.Name.Text, function.Name.Span));
        }

        foreach (var function in _calls.Recursive)
        {
            _findings.Add(SyntaxDiagnostics.Recursion([function.Name.Text], function.Name.Span));
        }

        foreach (var cycle in _calls.Cycles())
        {
            _findings.Add(
                SyntaxDiagnostics.Recursion([.. cycle.Select(function => function.Name.Text)], cycle[0].Name.Span)
            );
        }

        foreach (var function in _calls.TooDeep())
        {
            _findings.Add(SyntaxDiagnostics.CallsTooDeep(function.Name.Text, CallGraph.Deepest, function.Name.Span));
        }
    }
}

using RulesHarness.Language.Patterns;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Analysis.Checks;

/// <summary>
/// Checks the names in expressions and the number of arguments in calls, and records which function calls which.
/// </summary>
internal sealed class NameCheck(DiagnosticCollector findings, CallGraph calls)
{
    /// <summary>Checks an expression.</summary>
    /// <param name="expression">Which.</param>
    /// <param name="scope">Where it stands.</param>
    /// <param name="locals">The parameters and variables before it.</param>
    /// <param name="caller">The function it belongs to; null in an allow statement.</param>
    /// <param name="used">Takes those of the locals that it mentions.</param>
    public void Check(
        Expression expression,
        NameScope scope,
        IReadOnlySet<string> locals,
        FunctionDeclaration? caller,
        HashSet<string> used
    )
    {
        var packages = new HashSet<Expression>(ReferenceEqualityComparer.Instance);
        foreach (var part in expression.DescendantsAndSelf())
        {
            switch (part)
            {
                case CallExpression { Target: NameExpression package } call when ReservedWords.IsPackage(package.Name):
                    packages.Add(package);
                    CheckCall(
                        call,
                        $"{package.Name}.{call.Function.Text}",
                        BuiltInArities.OfPackage(package.Name, call.Function.Text)
                    );
                    break;
                case CallExpression { Target: null } call:
                    CheckFunction(call, scope, caller);
                    break;
                case CallExpression call:
                    CheckCall(call, call.Function.Text, BuiltInArities.Method(call.Function.Text));
                    CheckPattern(call);
                    break;
                case NameExpression name when ReservedWords.IsPackage(name.Name):
                    if (!packages.Contains(name))
                    {
                        findings.Add(SyntaxDiagnostics.PackageName(name.Name, name.Span), CompilerStage.Tree);
                    }

                    break;
                case NameExpression name:
                    if (locals.Contains(name.Name))
                    {
                        used.Add(name.Name);
                    }
                    else if (!scope.HasVariable(name.Name))
                    {
                        findings.Add(SyntaxDiagnostics.UnknownVariable(name.Name, name.Span));
                    }

                    break;
            }
        }
    }

    private void CheckFunction(CallExpression call, NameScope scope, FunctionDeclaration? caller)
    {
        if (scope.Function(call.Function.Text) is { } declared)
        {
            calls.Add(caller, declared);
            CheckCall(call, declared.Name.Text, declared.Parameters.Length);
        }
        else if (scope.Around is null && BuiltInArities.IsOfService(call.Function.Text, scope.Services))
        {
            findings.Add(SyntaxDiagnostics.FunctionOfService(call.Function.Text, call.Function.Span));
        }
        else
        {
            CheckCall(call, call.Function.Text, BuiltInArities.Function(call.Function.Text, scope.Services));
        }
    }

    // Only one that is written out; and not that of `replace`, which the compiler leaves for the evaluation to find.
    private void CheckPattern(CallExpression call)
    {
        if (
            call
                is {
                    Function.Text: "matches" or "split",
                    Arguments: [LiteralExpression { Value: string pattern } literal]
                }
            && PatternParser.Parse(pattern) is null
        )
        {
            findings.Add(SyntaxDiagnostics.InvalidPattern(pattern, literal.Span));
        }
    }

    private void CheckCall(CallExpression call, string name, int? parameters)
    {
        if (parameters is null)
        {
            findings.Add(SyntaxDiagnostics.UnknownFunction(name, call.Function.Span));
        }
        else if (parameters != call.Arguments.Length)
        {
            findings.Add(
                SyntaxDiagnostics.WrongArguments(name, parameters.Value, call.Arguments.Length, call.Function.Span)
            );
        }
    }
}

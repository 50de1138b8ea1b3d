using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Avinode.Bookings.Web;

/// <summary>What the OpenAPI document says beyond what the endpoints tell by themselves: who may call, and what any call may be answered with.</summary>
internal static class ApiDescription
{
    private const string Bearer = "api_key";
    private const string Header = "api_key_header";
    private const string Webhook = "webhook_credentials";

    public static void Configure(OpenApiOptions options)
    {
        options.AddDocumentTransformer((document, _, _) => Task.FromResult(Describe(document)));
        options.AddOperationTransformer((operation, context, _) => Task.FromResult(Describe(operation, context)));
        options.AddSchemaTransformer((schema, context, _) => Task.FromResult(BodySchema.Describe(schema, context)));
    }

    private static OpenApiDocument Describe(OpenApiDocument document)
    {
        document.Info = new OpenApiInfo
        {
            Title = "avinode-bookings",
            Version = Announcement.Version,
            Description = "Takes charter quotes on Avinode to confirmed flights, each booked at most once. Failures are problem documents (RFC 9457).",
        };

        // Where it is reached is for whoever deploys it to say.
        document.Servers = [];
        document.AddComponent(Bearer, new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer", Description = "An API key" });
        document.AddComponent(Header, new OpenApiSecurityScheme { Type = SecuritySchemeType.ApiKey, In = ParameterLocation.Header, Name = ApiKeyHandler.Header, Description = "The same key in a header of its own" });
        document.AddComponent(Webhook, new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "basic", Description = "The credentials that Avinode was given" });
        return document;
    }

    private static OpenApiOperation Describe(OpenApiOperation operation, OpenApiOperationTransformerContext context)
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        if (metadata.OfType<IAllowAnonymous>().Any() || metadata.OfType<IAuthorizeData>().FirstOrDefault() is not { } access)
        {
            return operation;
        }

        var document = context.Document!;
        string[] schemes = access.Policy == WebhookAuthenticationHandler.Name ? [Webhook] : [Bearer, Header];
        operation.Security = [.. schemes.Select(scheme => new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(scheme, document)] = [] })];
        (string Status, string Means)[] any =
        [
            ("401", "No key, or one that is not known"),
            ("403", "The key's role may not do this, or a page of another site asked"),
            ("429", "Too much at once; Retry-After tells when to come again"),
            ("500", "A defect of ours"),
            ("503", "The database or Avinode is away for now"),
        ];
        foreach (var (status, means) in any)
        {
            operation.Responses ??= [];
            operation.Responses.TryAdd(status, new OpenApiResponse
            {
                Description = means,
                Content = new Dictionary<string, OpenApiMediaType> { ["application/problem+json"] = new() { Schema = new OpenApiSchemaReference("ProblemDetails", document) } },
            });
        }

        return operation;
    }
}

/// <summary>Says of bodies what the types do not tell: what the service insists on, and what it leaves out.</summary>
internal static class BodySchema
{
    public static OpenApiSchema Describe(OpenApiSchema schema, OpenApiSchemaTransformerContext context)
    {
        // Our bodies are named so; answers may grow, and are left open.
        if (context.JsonTypeInfo.Type.Name is var name && (name.EndsWith("Request", StringComparison.Ordinal) || name.EndsWith("Body", StringComparison.Ordinal)))
        {
            schema.AdditionalPropertiesAllowed = false;
        }
        else if (schema.Required is { } required)
        {
            // What is null is left out, also where a record's constructor asks for it.
            required.ExceptWith(context.JsonTypeInfo.Properties.Where(property => property.IsGetNullable).Select(property => property.Name));
        }

        // They may be absent in C#, so that everything that is missing is found at once.
        if (context.JsonPropertyInfo?.AttributeProvider?.IsDefined(typeof(RequiredAttribute), inherit: false) is true)
        {
            schema.Type &= ~JsonSchemaType.Null;
        }

        return schema;
    }
}


export type Json = string | number | boolean | null | { [key: string]: Json | undefined } | Json[]

export type Database = {
  
  "public": {
          Tables: {
            "accounts": {
                  Row: {
                    "country": string,"created_at": string,"currency": string,"is_demo": boolean,"locale": string,"name": string,"opening_hours": NonNullable<Json>,"time_zone": string,"updated_at": string,"user_id": string
                  }
                  ComputedFields: never
                  Insert: {
                    "country"?: string,"created_at"?: string,"currency"?: string,"is_demo"?: boolean,"locale"?: string,"name"?: string,"opening_hours"?: NonNullable<Json>,"time_zone"?: string,"updated_at"?: string,"user_id": string
                  }
                  Update: {
                    "country"?: string,"created_at"?: string,"currency"?: string,"is_demo"?: boolean,"locale"?: string,"name"?: string,"opening_hours"?: NonNullable<Json>,"time_zone"?: string,"updated_at"?: string,"user_id"?: string
                  }
                  Relationships: [
                    
                  ]
                },"ai_usage_logs": {
                  Row: {
                    "byok_usd": number,"completion_tokens": number,"cost_state": Database["public"]['Enums']["cost_state"],"cost_usd": number,"created_at": string,"credits_usd": number,"endpoint_id": string,"id": string,"integration_id": string,"model": string,"model_permaslug": string,"prompt_tokens": number,"provider_name": string,"reasoning_tokens": number,"requests": number,"scope": string,"updated_at": string,"usage_date": string,"user_id": string
                  }
                  ComputedFields: never
                  Insert: {
                    "byok_usd"?: number,"completion_tokens": number,"cost_state"?: Database["public"]['Enums']["cost_state"],"cost_usd"?: never,"created_at"?: string,"credits_usd": number,"endpoint_id"?: string,"id"?: string,"integration_id": string,"model": string,"model_permaslug"?: string,"prompt_tokens": number,"provider_name"?: string,"reasoning_tokens"?: number,"requests": number,"scope"?: string,"updated_at"?: string,"usage_date": string,"user_id": string
                  }
                  Update: {
                    "byok_usd"?: number,"completion_tokens"?: number,"cost_state"?: Database["public"]['Enums']["cost_state"],"cost_usd"?: never,"created_at"?: string,"credits_usd"?: number,"endpoint_id"?: string,"id"?: string,"integration_id"?: string,"model"?: string,"model_permaslug"?: string,"prompt_tokens"?: number,"provider_name"?: string,"reasoning_tokens"?: number,"requests"?: number,"scope"?: string,"updated_at"?: string,"usage_date"?: string,"user_id"?: string
                  }
                  Relationships: [
                    {
      foreignKeyName: "ai_usage_logs_integration_id_fkey"
      columns: ["integration_id"]
isOneToOne: false
      referencedRelation: "integrations"
      referencedColumns: ["id"]
    },{
      foreignKeyName: "ai_usage_logs_user_id_fkey"
      columns: ["user_id"]
isOneToOne: false
      referencedRelation: "accounts"
      referencedColumns: ["user_id"]
    }
                  ]
                },"audit_log": {
                  Row: {
                    "action": string,"actor_id": string | null,"created_at": string,"details": NonNullable<Json>,"id": number,"object_id": string | null,"object_type": string,"request_id": string | null,"user_id": string
                  }
                  ComputedFields: never
                  Insert: {
                    "action": string,"actor_id"?: string | null,"created_at"?: string,"details"?: NonNullable<Json>,"id"?: never,"object_id"?: string | null,"object_type": string,"request_id"?: string | null,"user_id": string
                  }
                  Update: {
                    "action"?: string,"actor_id"?: string | null,"created_at"?: string,"details"?: NonNullable<Json>,"id"?: never,"object_id"?: string | null,"object_type"?: string,"request_id"?: string | null,"user_id"?: string
                  }
                  Relationships: [
                    {
      foreignKeyName: "audit_log_user_id_fkey"
      columns: ["user_id"]
isOneToOne: false
      referencedRelation: "accounts"
      referencedColumns: ["user_id"]
    }
                  ]
                },"bank_days": {
                  Row: {
                    "day": string,"is_bank_day": boolean
                  }
                  ComputedFields: never
                  Insert: {
                    "day": string,"is_bank_day": boolean
                  }
                  Update: {
                    "day"?: string,"is_bank_day"?: boolean
                  }
                  Relationships: [
                    
                  ]
                },"booking_attributions": {
                  Row: {
                    "booking_id": string,"call_id": string | null,"created_at": string,"rule_call_id": string | null,"rule_reason": string,"rule_tier": string,"rule_version": number,"rule_weight": number,"tier": string,"updated_at": string,"user_id": string,"verdict": string | null,"verdict_at": string | null,"verdict_call_id": string | null,"weight": number
                  }
                  ComputedFields: never
                  Insert: {
                    "booking_id": string,"call_id"?: never,"created_at"?: string,"rule_call_id"?: string | null,"rule_reason": string,"rule_tier": string,"rule_version": number,"rule_weight": number,"tier"?: never,"updated_at"?: string,"user_id": string,"verdict"?: string | null,"verdict_at"?: string | null,"verdict_call_id"?: string | null,"weight"?: never
                  }
                  Update: {
                    "booking_id"?: string,"call_id"?: never,"created_at"?: string,"rule_call_id"?: string | null,"rule_reason"?: string,"rule_tier"?: string,"rule_version"?: number,"rule_weight"?: number,"tier"?: never,"updated_at"?: string,"user_id"?: string,"verdict"?: string | null,"verdict_at"?: string | null,"verdict_call_id"?: string | null,"weight"?: never
                  }
                  Relationships: [
                    {
      foreignKeyName: "booking_attributions_booking_id_fkey"
      columns: ["booking_id"]
isOneToOne: true
      referencedRelation: "booking_list"
      referencedColumns: ["id"]
    },{
      foreignKeyName: "booking_attributions_booking_id_fkey"
      columns: ["booking_id"]
isOneToOne: true
      referencedRelation: "booking_values"
      referencedColumns: ["booking_id"]
    },{
      foreignKeyName: "booking_attributions_booking_id_fkey"
      columns: ["booking_id"]
isOneToOne: true
      referencedRelation: "calendar_events"
      referencedColumns: ["id"]
    },{
      foreignKeyName: "booking_attributions_rule_call_id_fkey"
      columns: ["rule_call_id"]
isOneToOne: false
      referencedRelation: "booking_values"
      referencedColumns: ["call_id"]
    },{
      foreignKeyName: "booking_attributions_rule_call_id_fkey"
      columns: ["rule_call_id"]
isOneToOne: false
      referencedRelation: "call_values"
      referencedColumns: ["call_id"]
    },{
      foreignKeyName: "booking_attributions_rule_call_id_fkey"
      columns: ["rule_call_id"]
isOneToOne: false
      referencedRelation: "telephony_events"
      referencedColumns: ["id"]
    },{
      foreignKeyName: "booking_attributions_user_id_fkey"
      columns: ["user_id"]
isOneToOne: false
      referencedRelation: "accounts"
      referencedColumns: ["user_id"]
    },{
      foreignKeyName: "booking_attributions_verdict_call_id_fkey"
      columns: ["verdict_call_id"]
isOneToOne: false
      referencedRelation: "booking_values"
      referencedColumns: ["call_id"]
    },{
      foreignKeyName: "booking_attributions_verdict_call_id_fkey"
      columns: ["verdict_call_id"]
isOneToOne: false
      referencedRelation: "call_values"
      referencedColumns: ["call_id"]
    },{
      foreignKeyName: "booking_attributions_verdict_call_id_fkey"
      columns: ["verdict_call_id"]
isOneToOne: false
      referencedRelation: "telephony_events"
      referencedColumns: ["id"]
    }
                  ]
                },"calendar_events": {
                  Row: {
                    "booked_at": string,"booked_at_source": string,"call_ref": string | null,"cancelled_at": string | null,"client_email_hash": string | null,"client_encrypted": string | null,"client_phone_hash": string | null,"client_phone_hint": string | null,"client_ref": string | null,"created_at": string,"ends_at": string,"flags": (string)[],"id": string,"integration_id": string,"marked_at": string | null,"merge_state": NonNullable<Json>,"observed_at": string,"owner_mark": Database["public"]['Enums']["booking_status"] | null,"pending": boolean,"price_amount": number | null,"price_currency": string | null,"price_source": string | null,"provider": string,"provider_ref": string,"provider_status": Database["public"]['Enums']["booking_status"],"series_ref": string | null,"service_name": string | null,"service_ref": string | null,"staff_name": string | null,"staff_ref": string | null,"starts_at": string,"status": Database["public"]['Enums']["booking_status"],"updated_at": string,"user_id": string,"vat_rate": number | null
                  }
                  ComputedFields: never
                  Insert: {
                    "booked_at": string,"booked_at_source": string,"call_ref"?: string | null,"cancelled_at"?: string | null,"client_email_hash"?: string | null,"client_encrypted"?: string | null,"client_phone_hash"?: string | null,"client_phone_hint"?: string | null,"client_ref"?: string | null,"created_at"?: string,"ends_at": string,"flags"?: (string)[],"id"?: string,"integration_id": string,"marked_at"?: string | null,"merge_state"?: NonNullable<Json>,"observed_at": string,"owner_mark"?: Database["public"]['Enums']["booking_status"] | null,"pending"?: boolean,"price_amount"?: number | null,"price_currency"?: string | null,"price_source"?: string | null,"provider": string,"provider_ref": string,"provider_status": Database["public"]['Enums']["booking_status"],"series_ref"?: string | null,"service_name"?: string | null,"service_ref"?: string | null,"staff_name"?: string | null,"staff_ref"?: string | null,"starts_at": string,"status"?: never,"updated_at"?: string,"user_id": string,"vat_rate"?: number | null
                  }
                  Update: {
                    "booked_at"?: string,"booked_at_source"?: string,"call_ref"?: string | null,"cancelled_at"?: string | null,"client_email_hash"?: string | null,"client_encrypted"?: string | null,"client_phone_hash"?: string | null,"client_phone_hint"?: string | null,"client_ref"?: string | null,"created_at"?: string,"ends_at"?: string,"flags"?: (string)[],"id"?: string,"integration_id"?: string,"marked_at"?: string | null,"merge_state"?: NonNullable<Json>,"observed_at"?: string,"owner_mark"?: Database["public"]['Enums']["booking_status"] | null,"pending"?: boolean,"price_amount"?: number | null,"price_currency"?: string | null,"price_source"?: string | null,"provider"?: string,"provider_ref"?: string,"provider_status"?: Database["public"]['Enums']["booking_status"],"series_ref"?: string | null,"service_name"?: string | null,"service_ref"?: string | null,"staff_name"?: string | null,"staff_ref"?: string | null,"starts_at"?: string,"status"?: never,"updated_at"?: string,"user_id"?: string,"vat_rate"?: number | null
                  }
                  Relationships: [
                    {
      foreignKeyName: "calendar_events_integration_id_fkey"
      columns: ["integration_id"]
isOneToOne: false
      referencedRelation: "integrations"
      referencedColumns: ["id"]
    },{
      foreignKeyName: "calendar_events_user_id_fkey"
      columns: ["user_id"]
isOneToOne: false
      referencedRelation: "accounts"
      referencedColumns: ["user_id"]
    }
                  ]
                },"daily_rates": {
                  Row: {
                    "currency": string,"day": string,"provisional": boolean,"rate": number,"rate_date": string,"source": string
                  }
                  ComputedFields: never
                  Insert: {
                    "currency": string,"day": string,"provisional": boolean,"rate": number,"rate_date": string,"source": string
                  }
                  Update: {
                    "currency"?: string,"day"?: string,"provisional"?: boolean,"rate"?: number,"rate_date"?: string,"source"?: string
                  }
                  Relationships: [
                    
                  ]
                },"exchange_rates": {
                  Row: {
                    "currency": string,"fetched_at": string,"provisional": boolean,"rate_date": string,"sek_per_unit": number,"source": string
                  }
                  ComputedFields: never
                  Insert: {
                    "currency": string,"fetched_at"?: string,"provisional"?: boolean,"rate_date": string,"sek_per_unit": number,"source": string
                  }
                  Update: {
                    "currency"?: string,"fetched_at"?: string,"provisional"?: boolean,"rate_date"?: string,"sek_per_unit"?: number,"source"?: string
                  }
                  Relationships: [
                    
                  ]
                },"fixed_costs": {
                  Row: {
                    "amount": number,"category": string,"created_at": string,"currency": string,"ends_on": string | null,"id": string,"kind": string,"name": string,"starts_on": string,"updated_at": string,"user_id": string
                  }
                  ComputedFields: never
                  Insert: {
                    "amount": number,"category"?: string,"created_at"?: string,"currency"?: string,"ends_on"?: string | null,"id"?: string,"kind": string,"name": string,"starts_on": string,"updated_at"?: string,"user_id"?: string
                  }
                  Update: {
                    "amount"?: number,"category"?: string,"created_at"?: string,"currency"?: string,"ends_on"?: string | null,"id"?: string,"kind"?: string,"name"?: string,"starts_on"?: string,"updated_at"?: string,"user_id"?: string
                  }
                  Relationships: [
                    {
      foreignKeyName: "fixed_costs_user_id_fkey"
      columns: ["user_id"]
isOneToOne: false
      referencedRelation: "accounts"
      referencedColumns: ["user_id"]
    }
                  ]
                },"function_logs": {
                  Row: {
                    "cold_start": boolean,"created_at": string,"duration_ms": number,"error_code": string | null,"function_name": string,"http_status": number,"id": number,"outcome": string,"request_id": string,"user_id": string | null
                  }
                  ComputedFields: never
                  Insert: {
                    "cold_start"?: boolean,"created_at"?: string,"duration_ms": number,"error_code"?: string | null,"function_name": string,"http_status": number,"id"?: never,"outcome": string,"request_id": string,"user_id"?: string | null
                  }
                  Update: {
                    "cold_start"?: boolean,"created_at"?: string,"duration_ms"?: number,"error_code"?: string | null,"function_name"?: string,"http_status"?: number,"id"?: never,"outcome"?: string,"request_id"?: string,"user_id"?: string | null
                  }
                  Relationships: [
                    {
      foreignKeyName: "function_logs_user_id_fkey"
      columns: ["user_id"]
isOneToOne: false
      referencedRelation: "accounts"
      referencedColumns: ["user_id"]
    }
                  ]
                },"integrations": {
                  Row: {
                    "created_at": string,"disconnected_at": string | null,"error_code": string | null,"id": string,"label": string,"last_event_at": string | null,"last_sync_at": string | null,"last_tested_at": string | null,"provider": string,"provider_account": string,"secret_version": number,"settings": NonNullable<Json>,"status": string,"updated_at": string,"user_id": string
                  }
                  ComputedFields: never
                  Insert: {
                    "created_at"?: string,"disconnected_at"?: string | null,"error_code"?: string | null,"id"?: string,"label": string,"last_event_at"?: string | null,"last_sync_at"?: string | null,"last_tested_at"?: string | null,"provider": string,"provider_account"?: never,"secret_version"?: number,"settings"?: NonNullable<Json>,"status"?: string,"updated_at"?: string,"user_id": string
                  }
                  Update: {
                    "created_at"?: string,"disconnected_at"?: string | null,"error_code"?: string | null,"id"?: string,"label"?: string,"last_event_at"?: string | null,"last_sync_at"?: string | null,"last_tested_at"?: string | null,"provider"?: string,"provider_account"?: never,"secret_version"?: number,"settings"?: NonNullable<Json>,"status"?: string,"updated_at"?: string,"user_id"?: string
                  }
                  Relationships: [
                    {
      foreignKeyName: "integrations_user_id_fkey"
      columns: ["user_id"]
isOneToOne: false
      referencedRelation: "accounts"
      referencedColumns: ["user_id"]
    }
                  ]
                },"roi_assumptions": {
                  Row: {
                    "created_at": string,"high": number,"id": string,"key": string,"likely": number,"low": number,"state": string,"updated_at": string,"user_id": string,"valid_from": string
                  }
                  ComputedFields: never
                  Insert: {
                    "created_at"?: string,"high": number,"id"?: string,"key": string,"likely": number,"low": number,"state"?: string,"updated_at"?: string,"user_id"?: string,"valid_from": string
                  }
                  Update: {
                    "created_at"?: string,"high"?: number,"id"?: string,"key"?: string,"likely"?: number,"low"?: number,"state"?: string,"updated_at"?: string,"user_id"?: string,"valid_from"?: string
                  }
                  Relationships: [
                    {
      foreignKeyName: "roi_assumptions_user_id_fkey"
      columns: ["user_id"]
isOneToOne: false
      referencedRelation: "accounts"
      referencedColumns: ["user_id"]
    }
                  ]
                },"sync_jobs": {
                  Row: {
                    "attempts": number,"cancel_requested": boolean,"created_at": string,"cursor": Json | null,"done": number,"due_at": string,"error_code": string | null,"id": string,"integration_id": string | null,"kind": Database["public"]['Enums']["sync_kind"],"lease_number": number,"lease_until": string | null,"mode": string,"state": Database["public"]['Enums']["sync_job_state"],"total": number | null,"updated_at": string,"user_id": string | null
                  }
                  ComputedFields: never
                  Insert: {
                    "attempts"?: number,"cancel_requested"?: boolean,"created_at"?: string,"cursor"?: Json | null,"done"?: number,"due_at"?: string,"error_code"?: string | null,"id"?: string,"integration_id"?: string | null,"kind": Database["public"]['Enums']["sync_kind"],"lease_number"?: number,"lease_until"?: string | null,"mode": string,"state"?: Database["public"]['Enums']["sync_job_state"],"total"?: number | null,"updated_at"?: string,"user_id"?: string | null
                  }
                  Update: {
                    "attempts"?: number,"cancel_requested"?: boolean,"created_at"?: string,"cursor"?: Json | null,"done"?: number,"due_at"?: string,"error_code"?: string | null,"id"?: string,"integration_id"?: string | null,"kind"?: Database["public"]['Enums']["sync_kind"],"lease_number"?: number,"lease_until"?: string | null,"mode"?: string,"state"?: Database["public"]['Enums']["sync_job_state"],"total"?: number | null,"updated_at"?: string,"user_id"?: string | null
                  }
                  Relationships: [
                    {
      foreignKeyName: "sync_jobs_integration_id_fkey"
      columns: ["integration_id"]
isOneToOne: false
      referencedRelation: "integrations"
      referencedColumns: ["id"]
    },{
      foreignKeyName: "sync_jobs_user_id_fkey"
      columns: ["user_id"]
isOneToOne: false
      referencedRelation: "accounts"
      referencedColumns: ["user_id"]
    }
                  ]
                },"sync_runs": {
                  Row: {
                    "changed": number,"error_code": string | null,"finished_at": string | null,"id": number,"integration_id": string | null,"job_id": string,"kind": Database["public"]['Enums']["sync_kind"],"lease_number": number,"mode": string,"outcome": string | null,"requests": number,"seen": number,"skipped": number,"started_at": string,"user_id": string | null
                  }
                  ComputedFields: never
                  Insert: {
                    "changed"?: number,"error_code"?: string | null,"finished_at"?: string | null,"id"?: never,"integration_id"?: string | null,"job_id": string,"kind": Database["public"]['Enums']["sync_kind"],"lease_number": number,"mode": string,"outcome"?: string | null,"requests"?: number,"seen"?: number,"skipped"?: number,"started_at"?: string,"user_id"?: string | null
                  }
                  Update: {
                    "changed"?: number,"error_code"?: string | null,"finished_at"?: string | null,"id"?: never,"integration_id"?: string | null,"job_id"?: string,"kind"?: Database["public"]['Enums']["sync_kind"],"lease_number"?: number,"mode"?: string,"outcome"?: string | null,"requests"?: number,"seen"?: number,"skipped"?: number,"started_at"?: string,"user_id"?: string | null
                  }
                  Relationships: [
                    {
      foreignKeyName: "sync_runs_integration_id_fkey"
      columns: ["integration_id"]
isOneToOne: false
      referencedRelation: "integrations"
      referencedColumns: ["id"]
    },{
      foreignKeyName: "sync_runs_job_id_fkey"
      columns: ["job_id"]
isOneToOne: false
      referencedRelation: "sync_jobs"
      referencedColumns: ["id"]
    },{
      foreignKeyName: "sync_runs_user_id_fkey"
      columns: ["user_id"]
isOneToOne: false
      referencedRelation: "accounts"
      referencedColumns: ["user_id"]
    }
                  ]
                },"telephony_events": {
                  Row: {
                    "answered_at": string | null,"answered_by": string | null,"caller_number_encrypted": string | null,"caller_number_hash": string | null,"caller_number_hint": string | null,"cost_amount": number | null,"cost_currency": string | null,"cost_state": Database["public"]['Enums']["cost_state"] | null,"created_at": string,"direction": Database["public"]['Enums']["telephony_direction"] | null,"duration_seconds": number | null,"ended_at": string | null,"field_versions": (number)[],"flags": (string)[],"id": string,"integration_id": string,"kind": Database["public"]['Enums']["telephony_kind"],"observed_flags": (string)[],"parent_ref": string | null,"provider": string,"provider_ref": string,"segments": number | null,"started_at": string,"status": Database["public"]['Enums']["telephony_status"],"updated_at": string,"user_id": string
                  }
                  ComputedFields: never
                  Insert: {
                    "answered_at"?: string | null,"answered_by"?: string | null,"caller_number_encrypted"?: string | null,"caller_number_hash"?: string | null,"caller_number_hint"?: string | null,"cost_amount"?: number | null,"cost_currency"?: string | null,"cost_state"?: Database["public"]['Enums']["cost_state"] | null,"created_at"?: string,"direction"?: Database["public"]['Enums']["telephony_direction"] | null,"duration_seconds"?: number | null,"ended_at"?: string | null,"field_versions": (number)[],"flags"?: never,"id"?: string,"integration_id": string,"kind": Database["public"]['Enums']["telephony_kind"],"observed_flags"?: (string)[],"parent_ref"?: string | null,"provider": string,"provider_ref": string,"segments"?: number | null,"started_at": string,"status": Database["public"]['Enums']["telephony_status"],"updated_at"?: string,"user_id": string
                  }
                  Update: {
                    "answered_at"?: string | null,"answered_by"?: string | null,"caller_number_encrypted"?: string | null,"caller_number_hash"?: string | null,"caller_number_hint"?: string | null,"cost_amount"?: number | null,"cost_currency"?: string | null,"cost_state"?: Database["public"]['Enums']["cost_state"] | null,"created_at"?: string,"direction"?: Database["public"]['Enums']["telephony_direction"] | null,"duration_seconds"?: number | null,"ended_at"?: string | null,"field_versions"?: (number)[],"flags"?: never,"id"?: string,"integration_id"?: string,"kind"?: Database["public"]['Enums']["telephony_kind"],"observed_flags"?: (string)[],"parent_ref"?: string | null,"provider"?: string,"provider_ref"?: string,"segments"?: number | null,"started_at"?: string,"status"?: Database["public"]['Enums']["telephony_status"],"updated_at"?: string,"user_id"?: string
                  }
                  Relationships: [
                    {
      foreignKeyName: "telephony_events_integration_id_fkey"
      columns: ["integration_id"]
isOneToOne: false
      referencedRelation: "integrations"
      referencedColumns: ["id"]
    }
                  ]
                },"webhook_deliveries": {
                  Row: {
                    "body_encrypted": string | null,"body_hash": string,"delivery_key": string,"id": string,"integration_id": string,"outcome": Database["public"]['Enums']["delivery_outcome"],"provider": string,"reason": string | null,"received_at": string,"user_id": string
                  }
                  ComputedFields: never
                  Insert: {
                    "body_encrypted"?: string | null,"body_hash": string,"delivery_key": string,"id"?: string,"integration_id": string,"outcome": Database["public"]['Enums']["delivery_outcome"],"provider": string,"reason"?: string | null,"received_at"?: string,"user_id": string
                  }
                  Update: {
                    "body_encrypted"?: string | null,"body_hash"?: string,"delivery_key"?: string,"id"?: string,"integration_id"?: string,"outcome"?: Database["public"]['Enums']["delivery_outcome"],"provider"?: string,"reason"?: string | null,"received_at"?: string,"user_id"?: string
                  }
                  Relationships: [
                    
                  ]
                }
          }
          Views: {
            "booking_list": {
                  Row: {
                    "booked_at": string,"booked_at_source": string,"call_id": string | null,"cancelled_at": string | null,"client_phone_hint": string | null,"created_at": string,"ends_at": string,"flags": (string)[],"has_client": boolean | null,"id": string,"integration_id": string,"owner_mark": Database["public"]['Enums']["booking_status"] | null,"pending": boolean,"price_amount": number | null,"price_currency": string | null,"price_source": string | null,"provider": string,"provider_ref": string,"provider_status": Database["public"]['Enums']["booking_status"],"rule_call_id": string | null,"rule_reason": string | null,"rule_tier": string | null,"series_ref": string | null,"service_name": string | null,"staff_name": string | null,"starts_at": string,"status": Database["public"]['Enums']["booking_status"],"tier": string | null,"updated_at": string,"user_id": string,"vat_rate": number | null,"verdict": string | null,"weight": number | null
                  }
                  ComputedFields: never
                  Relationships: [
                    {
      foreignKeyName: "booking_attributions_rule_call_id_fkey"
      columns: ["rule_call_id"]
isOneToOne: false
      referencedRelation: "booking_values"
      referencedColumns: ["call_id"]
    },{
      foreignKeyName: "booking_attributions_rule_call_id_fkey"
      columns: ["rule_call_id"]
isOneToOne: false
      referencedRelation: "call_values"
      referencedColumns: ["call_id"]
    },{
      foreignKeyName: "booking_attributions_rule_call_id_fkey"
      columns: ["rule_call_id"]
isOneToOne: false
      referencedRelation: "telephony_events"
      referencedColumns: ["id"]
    },{
      foreignKeyName: "calendar_events_integration_id_fkey"
      columns: ["integration_id"]
isOneToOne: false
      referencedRelation: "integrations"
      referencedColumns: ["id"]
    },{
      foreignKeyName: "calendar_events_user_id_fkey"
      columns: ["user_id"]
isOneToOne: false
      referencedRelation: "accounts"
      referencedColumns: ["user_id"]
    }
                  ]
                },"booking_values": {
                  Row: {
                    "band": string | null,"booked_at": string,"booked_on": string | null,"booking_id": string,"call_id": string | null,"contribution_sek": number | null,"extra_high_most_sek": number | null,"extra_high_sek": number | null,"extra_low_few_sek": number | null,"extra_low_sek": number | null,"extra_sek": number | null,"lost_share": number | null,"price_sek": number | null,"starts_at": string,"status": Database["public"]['Enums']["booking_status"],"tier": string | null,"turnover_sek": number | null,"user_id": string,"weight": number | null
                  }
                  ComputedFields: never
                  Relationships: [
                    {
      foreignKeyName: "calendar_events_user_id_fkey"
      columns: ["user_id"]
isOneToOne: false
      referencedRelation: "accounts"
      referencedColumns: ["user_id"]
    }
                  ]
                },"call_values": {
                  Row: {
                    "band": string | null,"call_id": string,"counted_seconds": number | null,"human_cost_sek": number | null,"labour_high_few_sek": number | null,"labour_high_sek": number | null,"labour_low_most_sek": number | null,"labour_low_sek": number | null,"labour_sek": number | null,"occurred_on": string | null,"started_at": string,"user_id": string
                  }
                  ComputedFields: never
                  Relationships: [
                    
                  ]
                },"ledger": {
                  Row: {
                    "amount": number | null,"amount_sek": number | null,"category": string | null,"cost_state": Database["public"]['Enums']["cost_state"] | null,"currency": string | null,"description": string | null,"integration_id": string | null,"is_setup": boolean | null,"line_id": string | null,"occurred_at": string | null,"occurred_on": string | null,"rate": number | null,"rate_date": string | null,"rate_provisional": boolean | null,"rate_source": string | null,"source": string | null,"state": Database["public"]['Enums']["cost_state"] | null,"user_id": string | null
                  }
                  ComputedFields: never
                  Relationships: [
                    
                  ]
                }
          }
          Functions: {
            "get_ai_usage":
{ Args: { "period_end": string,"period_start": string }; Returns: Json
                           },
"get_booking_choices":
{ Args: Record<PropertyKey, never>; Returns: Json
                           },
"get_dashboard":
{ Args: { "period_end": string,"period_start": string }; Returns: Json
                           },
"get_ledger_lines":
{ Args: { "before_at"?: string,"before_line"?: string,"max_lines"?: number,"only_category"?: string,"only_currency"?: string,"only_source"?: string,"only_state"?: string,"period_end": string,"period_start": string }; Returns: {
              "amount": number | null,
"amount_sek": number | null,
"category": string | null,
"cost_state": Database["public"]['Enums']["cost_state"] | null,
"currency": string | null,
"description": string | null,
"integration_id": string | null,
"is_setup": boolean | null,
"line_id": string | null,
"occurred_at": string | null,
"occurred_on": string | null,
"rate": number | null,
"rate_date": string | null,
"rate_provisional": boolean | null,
"rate_source": string | null,
"source": string | null,
"state": Database["public"]['Enums']["cost_state"] | null,
"user_id": string | null
            }[]
                          SetofOptions: {
        from: "*"
        to: "ledger"
        isOneToOne: false
        isSetofReturn: true
      } },
"get_ledger_summary":
{ Args: { "only_category"?: string,"only_currency"?: string,"only_source"?: string,"only_state"?: string,"period_end": string,"period_start": string }; Returns: Json
                           },
"get_ledger_sums":
{ Args: { "period_end": string,"period_start": string }; Returns: {
              "amount": number,"amount_sek": number,"category": string,"currency": string,"is_setup": boolean,"lines": number,"occurred_on": string,"source": string,"state": Database["public"]['Enums']["cost_state"]
            }[]
                           },
"preview_dashboard":
{ Args: { "changes": Json,"period_end": string,"period_start": string }; Returns: Json
                           },
"summarize_bookings":
{ Args: { "p_attributed"?: boolean,"p_by"?: string,"p_from"?: string,"p_service"?: string,"p_staff"?: string,"p_status"?: Database["public"]['Enums']["booking_status"],"p_tier"?: string,"p_unmarked"?: boolean,"p_unpriced"?: boolean,"p_until"?: string }; Returns: Json
                           }
          }
          Enums: {
            "booking_status": "booked"|"completed"|"no_show"|"cancelled","cost_state": "estimated"|"provisional"|"final","delivery_outcome": "processed"|"duplicate"|"conflict"|"quarantined"|"failed","sync_job_state": "waiting"|"running"|"done"|"failed"|"cancelled","sync_kind": "telephony"|"bookings"|"openrouter_activity"|"exchange_rates","telephony_direction": "inbound"|"outbound","telephony_kind": "call"|"sms","telephony_status": "accepted"|"scheduled"|"queued"|"initiated"|"sending"|"ringing"|"sent"|"in_progress"|"completed"|"busy"|"failed"|"no_answer"|"canceled"|"delivered"|"undelivered"|"received"
          }
          CompositeTypes: {
            [_ in never]: never
          }
        }
}

type DatabaseWithoutInternals = Omit<Database, '__InternalSupabase'>

type DefaultSchema = DatabaseWithoutInternals[Extract<keyof Database, "public">]

export type Tables<
  DefaultSchemaTableNameOrOptions extends
    | keyof (DefaultSchema["Tables"] & DefaultSchema["Views"])
    | { schema: keyof DatabaseWithoutInternals },
  TableName extends DefaultSchemaTableNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals
  }
    ? keyof (DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Tables"] &
        DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Views"])
    : never = never
> = DefaultSchemaTableNameOrOptions extends { schema: keyof DatabaseWithoutInternals }
  ? (DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Tables"] &
      DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Views"])[TableName] extends {
      Row: infer R
    }
    ? R
    : never
  : DefaultSchemaTableNameOrOptions extends keyof (DefaultSchema["Tables"] & DefaultSchema["Views"])
  ? (DefaultSchema["Tables"] & DefaultSchema["Views"])[DefaultSchemaTableNameOrOptions] extends {
      Row: infer R
    }
    ? R
    : never
  : never

export type TablesInsert<
  DefaultSchemaTableNameOrOptions extends
    | keyof DefaultSchema["Tables"]
    | { schema: keyof DatabaseWithoutInternals },
  TableName extends DefaultSchemaTableNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals
  }
    ? keyof DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Tables"]
    : never = never
> = DefaultSchemaTableNameOrOptions extends { schema: keyof DatabaseWithoutInternals }
  ? DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Tables"][TableName] extends {
      Insert: infer I
    }
    ? I
    : never
  : DefaultSchemaTableNameOrOptions extends keyof DefaultSchema["Tables"]
  ? DefaultSchema["Tables"][DefaultSchemaTableNameOrOptions] extends {
      Insert: infer I
    }
    ? I
    : never
  : never

export type TablesUpdate<
  DefaultSchemaTableNameOrOptions extends
    | keyof DefaultSchema["Tables"]
    | { schema: keyof DatabaseWithoutInternals },
  TableName extends DefaultSchemaTableNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals
  }
    ? keyof DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Tables"]
    : never = never
> = DefaultSchemaTableNameOrOptions extends { schema: keyof DatabaseWithoutInternals }
  ? DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Tables"][TableName] extends {
      Update: infer U
    }
    ? U
    : never
  : DefaultSchemaTableNameOrOptions extends keyof DefaultSchema["Tables"]
  ? DefaultSchema["Tables"][DefaultSchemaTableNameOrOptions] extends {
      Update: infer U
    }
    ? U
    : never
  : never

export type Enums<
  DefaultSchemaEnumNameOrOptions extends
    | keyof DefaultSchema["Enums"]
    | { schema: keyof DatabaseWithoutInternals },
  EnumName extends DefaultSchemaEnumNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals
  }
    ? keyof DatabaseWithoutInternals[DefaultSchemaEnumNameOrOptions["schema"]]["Enums"]
    : never = never
> = DefaultSchemaEnumNameOrOptions extends { schema: keyof DatabaseWithoutInternals }
  ? DatabaseWithoutInternals[DefaultSchemaEnumNameOrOptions["schema"]]["Enums"][EnumName]
  : DefaultSchemaEnumNameOrOptions extends keyof DefaultSchema["Enums"]
  ? DefaultSchema["Enums"][DefaultSchemaEnumNameOrOptions]
  : never

export type CompositeTypes<
  PublicCompositeTypeNameOrOptions extends
    | keyof DefaultSchema["CompositeTypes"]
    | { schema: keyof DatabaseWithoutInternals },
  CompositeTypeName extends PublicCompositeTypeNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals
  }
    ? keyof DatabaseWithoutInternals[PublicCompositeTypeNameOrOptions["schema"]]["CompositeTypes"]
    : never = never
> = PublicCompositeTypeNameOrOptions extends { schema: keyof DatabaseWithoutInternals }
  ? DatabaseWithoutInternals[PublicCompositeTypeNameOrOptions["schema"]]["CompositeTypes"][CompositeTypeName]
  : PublicCompositeTypeNameOrOptions extends keyof DefaultSchema["CompositeTypes"]
  ? DefaultSchema["CompositeTypes"][PublicCompositeTypeNameOrOptions]
  : never

export const Constants = {
  "public": {
          Enums: {
            "booking_status": ["booked", "completed", "no_show", "cancelled"],"cost_state": ["estimated", "provisional", "final"],"delivery_outcome": ["processed", "duplicate", "conflict", "quarantined", "failed"],"sync_job_state": ["waiting", "running", "done", "failed", "cancelled"],"sync_kind": ["telephony", "bookings", "openrouter_activity", "exchange_rates"],"telephony_direction": ["inbound", "outbound"],"telephony_kind": ["call", "sms"],"telephony_status": ["accepted", "scheduled", "queued", "initiated", "sending", "ringing", "sent", "in_progress", "completed", "busy", "failed", "no_answer", "canceled", "delivered", "undelivered", "received"]
          }
        }
} as const
